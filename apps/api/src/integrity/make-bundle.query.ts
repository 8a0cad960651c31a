import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { endsOf, gatherBundle, zipOf } from '@pacta/integrity';
import { writeBundle } from '@pacta/proof';
import { renderTransparency, type TransparencyReport } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound, Problem } from '../http/problem.ts';
import { EventRights } from '../log/event-rights.ts';
import { ReadReport } from '../partnership/report.query.ts';
import { Access } from '../reading/access.ts';
import type { ReadRequest } from '../reading/read-route.ts';
import type { Tagged } from '../reading/tagged.ts';
import { lastHeadsOf, type OpenLedger, recordStreamHeads } from '@pacta/opening';
import { bundleGuide } from './bundle-guide.ts';

/** A partnership whole, to be verified by whoever holds it; of its sealed fields those that the reader may see. */
export class MakeBundle {
  constructor(
    readonly partnershipId: string,
    readonly reader: ReadRequest,
  ) {}
}

/** How long a bundle waits for the read models and for a checkpoint, in milliseconds. */
const PATIENCE = 30_000;
const COLUMNS = 100;

@QueryHandler(MakeBundle)
export class MakeBundleHandler implements IQueryHandler<MakeBundle> {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly access: Access,
    private readonly rights: EventRights,
    private readonly queries: QueryBus,
  ) {}

  async execute({ partnershipId, reader }: MakeBundle): Promise<Uint8Array> {
    const { actor } = reader;
    await this.access.scope(actor, 'readGovernance', partnershipId);
    const { store, projector, integrity } = this.ledger;
    const { readModels } = projector;
    await this.caughtUp();
    await recordStreamHeads(this.ledger, [partnershipId]);
    await this.caughtUp();
    const recorded = await lastHeadsOf(this.ledger, partnershipId);
    const ends = recorded && endsOf(readModels, partnershipId, recorded.size);
    if (recorded === undefined || ends === undefined) throw notFound('partnership');
    const { row, size } = recorded;
    const checkpoint = (await integrity.proofOf(row.position))?.checkpoint;
    if (checkpoint === undefined) throw notReady('No checkpoint could be signed for it.');
    const policy = await integrity.policyText();
    const bundle = await gatherBundle({
      store,
      readModels,
      ends,
      size,
      headsAt: row,
      checkpoint,
      policy,
      fieldsFor: (event) => this.rights.fieldsFor(actor, event),
    });
    const { body } = await this.queries.execute<ReadReport, Tagged>(
      new ReadReport(partnershipId, reader, `@${size - 1}`),
    );
    const report = body as TransparencyReport;
    const members = new Map([
      ...writeBundle(bundle),
      ['report.txt', utf8(renderTransparency(report, { width: COLUMNS }))],
      ['report.json', utf8(`${JSON.stringify(report, undefined, 2)}\n`)],
      ['README.txt', utf8(bundleGuide(report.partnership.name ?? report.partnership.id, policy))],
    ]);
    return zipOf(members, new Date(row.recordedAt ?? 0));
  }

  private async caughtUp(): Promise<void> {
    if ((await this.ledger.projector.waitForHead(PATIENCE)) === 'timed-out')
      throw notReady('The read models are behind the log.');
  }
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const notReady = (detail: string): Problem =>
  new Problem({
    status: 503,
    code: 'not-covered-yet',
    detail,
    next: 'Ask again after the time in Retry-After.',
    headers: { 'retry-after': '5' },
  });
