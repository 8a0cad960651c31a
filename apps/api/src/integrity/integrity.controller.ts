import { applyDecorators, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { OpenLedger } from '@pacta/opening';
import { parseTilePath, type Tile } from '@pacta/proof';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorReader, eventNamed, planBundle, proof, type LedgerReads } from '@pacta/queries';
import { InjectReads } from '../queries/ledger-reads.ts';
import { InjectReading, type LedgerReading } from '../reading/ledger-reading.ts';
import { bufferOf } from '../reading/rendered.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { Operation } from '../http/api-description.ts';
import { actorOf } from '../http/authentication.ts';
import { Anonymous, Capability, SIGNED_IN } from '../http/capability.ts';
import { IdParam } from '../http/id-param.ts';
import { notFound } from '../http/problem.ts';
import { Rated } from '../http/route-rules.ts';
import { refuseQuery } from '../http/request-headers.ts';
import { Reader, type ReadRequest } from '../queries/read-route.ts';
import { TileReader } from './tile-reader.ts';

/** A full tile never changes, so it may be cached for good. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const BundleRoute = (): MethodDecorator =>
  applyDecorators(
    Post('v1/partnerships/:partnershipId/bundle'),
    HttpCode(200),
    Capability('readGovernance'),
    Rated('report'),
    Operation({
      operationId: 'makeBundle',
      tag: 'partnership',
      summary: 'Everything about a partnership, to be verified offline',
      description:
        'A zip: events, proofs, the ends of all streams, checkpoint, keys, a report. Sealed fields are opened as far as you may read them. Where the streams have moved since, their ends are recorded first, which is why this is a POST.',
      answers: [{ status: 200, content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } }],
      problems: [400, 401, 403, 404, 415, 429, 503],
    }),
  );

const ProofRoute = (): MethodDecorator =>
  applyDecorators(
    Get('v1/receipts/:eventId/proof'),
    Capability(SIGNED_IN),
    Operation({
      operationId: 'getProof',
      tag: 'log',
      summary: 'The proof that an event stands in the log',
      description:
        'A .tlog-proof (C2SP tlog-proof): the inclusion proof and a signed checkpoint. `pacta verify` checks it with no network.',
      answers: [
        {
          status: 200,
          content: { 'text/plain': { schema: { type: 'string' } } },
          headers: {
            'Pacta-Quorum': {
              description: 'met, or pending while witnesses have not cosigned the checkpoint.',
              schema: { type: 'string', enum: ['met', 'pending'] },
            },
          },
        },
      ],
      problems: [400, 401, 404, 429, 503],
    }),
  );

/**
 * Everything needed to verify this ledger. Checkpoints and tiles follow the read API of C2SP tlog-tiles, so that any
 * monitor can follow the log; they hold only hashes and are open to all. Entries need the right to read each of them.
 */
@Controller()
export class IntegrityController {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    @InjectReads() private readonly reads: LedgerReads,
    @InjectReading() private readonly reading: LedgerReading,
    private readonly tiles: TileReader,
  ) {}

  @BundleRoute()
  async makeBundle(
    @IdParam('partnershipId') partnershipId: string,
    @Reader() { actor, signal }: ReadRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseQuery(request);
    const reader = actorReader(actor);
    const plan = await planBundle(this.reads, this.ledger, reader, { partnershipId });
    const { body } = await this.reading.read('bundle', reader, plan, signal);
    void reply
      .header('content-disposition', `attachment; filename="${partnershipId}.bundle.zip"`)
      .type('application/zip')
      .send(bufferOf(body));
  }

  @ProofRoute()
  async getProof(
    @Param('eventId') eventId: string,
    @Reader() { actor }: ReadRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await proof(this.reads, this.ledger.integrity, actorReader(actor), eventNamed(eventId));
    void reply
      .header('content-disposition', `attachment; filename="${found.eventId}.tlog-proof"`)
      .header('pacta-quorum', found.quorumMet ? 'met' : 'pending')
      .type('text/plain; charset=utf-8')
      .send(found.text);
  }

  /** The public keys to verify this ledger with. Readers must confirm them through another channel. */
  @Get('v1/ledger/policy')
  @Anonymous()
  @Header('content-type', 'text/plain; charset=utf-8')
  policy(): Promise<string> {
    return this.ledger.integrity.policyText();
  }

  @Get('checkpoint')
  @Anonymous()
  async checkpoint(@Res() reply: FastifyReply): Promise<void> {
    const newest = await this.ledger.integrity.covering(0);
    if (newest === undefined) throw notFound('checkpoint');
    void reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(newest.note);
  }

  @Get('tile/entries/*')
  @Capability(SIGNED_IN)
  async entries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await this.tiles.entries(tileOf(request), actorOf(request));
    void reply.header('cache-control', 'private, no-cache').type('application/octet-stream').send(bufferOf(bytes));
  }

  @Get('tile/*')
  @Anonymous()
  async hashes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { level, ...rest } = tileOf(request);
    if (level === 'entries') throw notFound('tile');
    const bytes = await this.tiles.hashes({ level, ...rest });
    void reply.header('cache-control', FOR_EVER).type('application/octet-stream').send(bytes);
  }
}

function tileOf(request: FastifyRequest): Tile {
  const read = parseTilePath(request.url.replace(/\?.*$/s, '').slice(1));
  if (!read.ok) throw notFound('tile');
  return read.tile;
}
