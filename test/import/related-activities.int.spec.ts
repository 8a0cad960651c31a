import { afterAll, expect, test } from '@jest/globals';
import { OWNER as owner, partnerships, report } from '@pacta/queries';
import { everyEvent, readsOver } from '../../libs/queries/testing/reads-over.ts';
import { readModelsOf } from '../../libs/read-models/src/testing/read-models-of.ts';
import { memoryLedger } from './ledger-in-memory.ts';

const activity = (id: string, title: string, related: readonly (readonly [type: string, ref: string])[]): string =>
  `<iati-activity default-currency="EUR"><iati-identifier>${id}</iati-identifier>` +
  `<reporting-org ref="XX-EX-1" type="10"><narrative>Public funder</narrative></reporting-org>` +
  `<title><narrative>${title}</narrative></title>` +
  related.map(([type, ref]) => `<related-activity type="${type}" ref="${ref}"/>`).join('') +
  `<transaction><transaction-type code="2"/><transaction-date iso-date="2024-01-01"/><value>100</value></transaction>` +
  `</iati-activity>`;
const file = (hour: number, ...activities: readonly string[]): string =>
  `<iati-activities version="2.03" generated-datetime="2024-02-01T${String(hour).padStart(2, '0')}:00:00Z">${activities.join('')}</iati-activities>`;

const ledger = memoryLedger();
const closing: { close(): void }[] = [];
afterAll(() => {
  for (const each of closing) each.close();
  ledger.remove();
});

async function readsNow() {
  const models = readModelsOf(await everyEvent(ledger.store));
  closing.push(models);
  return readsOver(ledger.store, models, ledger.sealer, '2026-04-12T09:00:00.000Z');
}

const listed = async () => (await partnerships(await readsNow(), owner, {})).body.items;

async function relatedIn(asOf?: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const reads = await readsNow();
  const { body } = await partnerships(reads, owner, {});
  const entries = body.items.map(async ({ id, name }) => {
    const { related } = (await report(reads, owner, { partnershipId: id, asOf })).body.partnership;
    const shown = related.map((each) => [each.relation, each.identifier, each.name, each.isKnown, each.events.length]);
    return [name ?? '', shown] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

test('parents and children are linked in the report of each, whichever side names the other', async () => {
  const programme = activity('XX-EX-1-P', 'Programme', [['2', 'XX-EX-1-A']]);
  const wells = activity('XX-EX-1-A', 'Wells', [
    ['1', ' XX-EX-1-P'],
    ['3', 'XX-EX-1-B'],
    ['9', 'XX-EX-1-Z'],
  ]);
  const pumps = activity('XX-EX-1-B', 'Pumps', [['1', 'XX-EX-1-P']]);
  await ledger.import(file(1, programme, wells, pumps));
  const before = (await ledger.events()).length;
  const first = await relatedIn();
  expect(first).toEqual({
    Programme: [
      ['child', 'XX-EX-1-A', 'Wells', true, 1],
      ['child', 'XX-EX-1-B', 'Pumps', true, 0],
    ],
    Wells: [
      ['parent', 'XX-EX-1-P', 'Programme', true, 1],
      ['sibling', 'XX-EX-1-B', 'Pumps', true, 1],
      [null, 'XX-EX-1-Z', null, false, 1],
    ],
    Pumps: [
      ['parent', 'XX-EX-1-P', 'Programme', true, 1],
      ['sibling', 'XX-EX-1-A', 'Wells', true, 0],
    ],
  });

  const rows = (await listed()).map(({ name, parents }) => [name, parents?.map((each) => each.name)]);
  expect(Object.fromEntries(rows)).toEqual({ Programme: undefined, Wells: ['Programme'], Pumps: ['Programme'] });

  await ledger.import(file(1, programme, wells, pumps));
  expect((await ledger.events()).length).toBe(before);

  // A newer file that names other ones replaces them; one that names none leaves none.
  await ledger.import(
    file(2, programme, activity('XX-EX-1-A', 'Wells', []), activity('XX-EX-1-B', 'Pumps', [['4', 'XX-EX-1-A']])),
  );
  expect(await relatedIn()).toEqual({
    Programme: [['child', 'XX-EX-1-A', 'Wells', true, 1]],
    Wells: [
      ['parent', 'XX-EX-1-P', 'Programme', true, 0],
      ['co-funded', 'XX-EX-1-B', 'Pumps', true, 0],
    ],
    Pumps: [['co-funded', 'XX-EX-1-A', 'Wells', true, 1]],
  });
  expect(await relatedIn(`@${before - 1}`)).toEqual(first);
});
