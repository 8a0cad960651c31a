import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { FlowFacts } from './facts.ts';
import { ReportSession, type DecidedReport } from './report-session.ts';
import { factIn, CurrentReport } from './current-report.ts';
import type { ReportVersion } from './version.ts';

const digestOf = (fact: object): string => JSON.stringify(fact);
const ACTIVITY = {
  identifier: 'X-1',
  publisher: { id: 'p' },
  title: [],
  description: [],
  dates: [],
  partners: [],
  budgets: [],
};
const flow = (kind: string, amount: string, more: Partial<FlowFacts> = {}): FlowFacts => ({
  kind,
  amount: { amount, currency: 'EUR' },
  ...more,
});

/** Every file is read then. */
const READ_AT = '2026-04-12T10:00:00.000Z';

/** A file, as far as a session reads it. */
interface File {
  readonly hash: string;
  readonly version?: ReportVersion;
  readonly flows: readonly FlowFacts[];
  readonly title?: string;
  /** Identifiers of children, event by event. */
  readonly related?: readonly (readonly string[])[];
}

const headOf = ({ title, related = [] }: File) => ({
  head: { ...ACTIVITY, title: title === undefined ? [] : [{ text: title }] },
  more: [],
  related: related.map((ids) => ids.map((identifier) => ({ type: '2', identifier, partnership: identifier }))),
});

type Log = readonly DecidedReport[];

const reportAfter = (log: Log): CurrentReport => {
  const report = new CurrentReport(digestOf);
  for (const [revision, event] of log.entries())
    report.take({
      ...event,
      stream: 'report-1',
      revision,
      metadata: { actor: 'a', commandId: 'c', recordedAt: READ_AT, salt: '' },
    });
  return report;
};

/** Imports a file; only `upTo` events are written, as if the process was killed. */
function imported(
  log: Log,
  file: File,
  upTo = Number.POSITIVE_INFINITY,
  withdraw = true,
): { log: Log; outcomes: string[]; added: Log } {
  const parts = {
    digestOf,
    idOf: (name: string) => name,
    fileHash: file.hash,
    version: file.version ?? {},
    readAt: READ_AT,
    withdraw,
  };
  const session = new ReportSession(reportAfter(log), parts);
  const head = session.activity(headOf(file), 'head');
  const flows = file.flows.map((each, index) => session.flow(each, `transaction[${index + 1}]`));
  const added = [...head.events, ...flows.flatMap(({ events }) => events), ...session.end('end').events].slice(0, upTo);
  return { log: [...log, ...added], outcomes: [head, ...flows].map(({ outcome }) => outcome), added };
}

const types = (log: Log): string[] => log.map(({ type }) => type.replace('.v1', ''));
const currentFlows = (log: Log): string[] =>
  [...reportAfter(log).flows.values()].map(({ digest }) => digest).toSorted();

const first: File = {
  hash: 'a',
  flows: [flow('iati:2', '100', { date: '2020-01-01' }), flow('iati:3', '40', { date: '2020-02-01' })],
};
const after = imported([], first).log;

describe('an import', () => {
  test('of something new reports it, activity first', () => {
    expect(types(after)).toEqual(['ActivityReported', 'FlowReported', 'FlowReported']);
    expect(after[1]).toMatchObject({ effectiveOn: '2020-01-01', data: { place: 'transaction[1]', fileHash: 'a' } });
  });

  test('of the same file again records nothing', () => {
    expect(imported(after, first)).toMatchObject({ added: [], outcomes: ['there', 'there', 'there'] });
  });

  test('of a file with a stamp from after the import does not keep later files out', () => {
    const stamped = (hash: string, updatedAt: string, amount: string): File => ({
      hash,
      version: { updatedAt },
      flows: [flow('iati:3', amount, { ref: 'one', unique: true })],
    });
    const ahead = imported([], stamped('a', '2099-01-01T00:00:00.000Z', '900')).log;
    expect(ahead[0]).toMatchObject({ data: { updatedAt: '2099-01-01T00:00:00.000Z' } });
    const later = imported(ahead, stamped('b', '2026-04-01T00:00:00.000Z', '90'));
    expect(types(later.added)).toEqual(['ReportConfirmed', 'ReportCorrected']);
    expect(imported(later.log, stamped('c', '2026-03-01T00:00:00.000Z', '80')).outcomes).toEqual(['there', 'older']);
    expect(imported(later.log, stamped('d', '2026-04-13T09:00:00.000Z', '70')).outcomes).toEqual(['there', 'new']);
  });

  test('of related activities records them once, anew where they change, and none where they are gone', () => {
    const file = (hash: string, ...related: readonly (readonly string[])[]): File => ({ ...first, hash, related });
    const stated = (log: Log) =>
      log.flatMap((event) =>
        event.type === 'ActivitiesRelated.v1'
          ? [[event.data.related.map(({ identifier }) => identifier).join(' '), event.data.continues === true]]
          : [],
      );
    const one = imported([], file('a', ['x', 'y'], ['z']));
    expect(types(one.added)).toEqual([
      'ActivityReported',
      'ActivitiesRelated',
      'ActivitiesRelated',
      'FlowReported',
      'FlowReported',
    ]);
    expect(stated(one.added)).toEqual([
      ['x y', false],
      ['z', true],
    ]);
    expect(one.added[1]?.data).toMatchObject({ of: one.added[0]?.eventId });
    expect(imported(one.log, file('a', ['x', 'y'], ['z'])).added).toEqual([]);
    expect(imported(one.log, file('b', ['x', 'y'], ['z'])).added).toEqual([]);

    // Interrupted between the two, the import goes on with the second.
    const stopped = imported([], file('a', ['x', 'y'], ['z']), 2);
    expect(imported(stopped.log, file('a', ['x', 'y'], ['z'])).log).toEqual(one.log);

    const changed = imported(one.log, file('b', ['x']));
    expect(stated(changed.added)).toEqual([['x', false]]);
    const gone = imported(changed.log, file('c'));
    expect(stated(gone.added)).toEqual([['', false]]);
    expect(imported(gone.log, file('d')).added).toEqual([]);
    // A ledger of before: the same file says more than was recorded of it.
    expect(stated(imported(after, { ...first, related: [['x']] }).added)).toEqual([['x', false]]);
    const older = imported(imported([], { ...first, version: { updatedAt: '2024' } }).log, {
      ...file('b', ['x']),
      version: { updatedAt: '2023' },
    });
    expect(older.added).toEqual([]);
  });

  test('of what two transactions say alike keeps both, and numbers the second', () => {
    const twice = imported([], { hash: 'a', flows: [flow('iati:3', '1'), flow('iati:3', '1')] });
    expect(twice.added[2]).toMatchObject({ data: { occurrence: 2 } });
    expect(new Set(twice.added.map(({ eventId }) => eventId)).size).toBe(3);
    const once = imported(twice.log, { hash: 'b', flows: [flow('iati:3', '1')] });
    expect(types(once.added)).toEqual(['ReportWithdrawn']);
  });

  test('of a changed transaction with a unique reference corrects it, and the correction again', () => {
    const ref = { ref: 'T-1', unique: true };
    const one = imported([], { hash: 'a', flows: [flow('iati:3', '1', ref)] });
    const two = imported(one.log, { hash: 'b', flows: [flow('iati:3', '2', ref)] });
    expect(two.added).toMatchObject([
      { type: 'ReportCorrected.v1', data: { corrects: one.added[1]?.eventId, flow: { amount: { amount: '2' } } } },
    ]);
    const three = imported(two.log, { hash: 'c', flows: [flow('iati:3', '3', ref)] });
    expect(three.added).toMatchObject([{ data: { corrects: two.added[0]?.eventId } }]);
    expect(imported(three.log, { hash: 'd', flows: [flow('iati:3', '3', ref)] }).added).toEqual([]);
  });

  test('of a changed transaction without one withdraws it, and says what replaces it', () => {
    const changed = imported(after, {
      hash: 'b',
      flows: [flow('iati:2', '100', { date: '2020-01-01' }), flow('iati:3', '41', { date: '2020-02-01' })],
    });
    expect(types(changed.added)).toEqual(['FlowReported', 'ReportWithdrawn']);
    expect(changed.added[1]).toMatchObject({
      data: { withdraws: after[2]?.eventId, replacedBy: changed.added[0]?.eventId },
    });
  });

  test('of a reference that is no longer unique does not correct', () => {
    const one = imported([], { hash: 'a', flows: [flow('iati:3', '1', { ref: 'T', unique: true })] });
    const two = imported(one.log, {
      hash: 'b',
      flows: [flow('iati:3', '2', { ref: 'T', unique: false }), flow('iati:3', '3', { ref: 'T', unique: false })],
    });
    expect(types(two.added)).toEqual(['FlowReported', 'FlowReported', 'ReportWithdrawn']);
  });

  test('of a reference that only becomes repeated keeps the transaction that is the same', () => {
    const one = imported([], { hash: 'a', flows: [flow('iati:3', '1', { ref: 'T', unique: true })] });
    const two = imported(one.log, {
      hash: 'b',
      flows: [flow('iati:3', '1', { ref: 'T', unique: false }), flow('iati:4', '1', { ref: 'T', unique: false })],
    });
    expect(types(two.added)).toEqual(['FlowReported']);
  });

  test('of a changed activity corrects it', () => {
    const changed = imported(after, { ...first, hash: 'b', title: 'New title' });
    expect(changed.added).toMatchObject([{ type: 'ReportCorrected.v1', data: { corrects: after[0]?.eventId } }]);
  });

  test('of a newer file that says the same moves only the version on', () => {
    const dated = imported([], { ...first, version: { updatedAt: '2020-01-01T00:00:00.000Z' } });
    const newer = imported(dated.log, { ...first, hash: 'b', version: { updatedAt: '2021-01-01T00:00:00.000Z' } });
    expect(types(newer.added)).toEqual(['ReportConfirmed']);
    const between = imported(newer.log, { hash: 'c', flows: [], version: { updatedAt: '2020-06-01T00:00:00.000Z' } });
    expect(between).toMatchObject({ added: [], outcomes: ['there'] });
  });

  test.each<[string, File, string[]]>([
    ['undated', { hash: 'b', flows: first.flows.slice(1) }, []],
    [
      'of another year, made later',
      {
        hash: 'b',
        version: { generatedAt: '2022-01-01T00:00:00.000Z' },
        flows: [flow('iati:2', '100', { date: '2021-01-01' })],
      },
      ['FlowReported'],
    ],
    [
      'newer, and the rest the same',
      { hash: 'b', version: { updatedAt: '2022-01-01T00:00:00.000Z' }, flows: first.flows.slice(1) },
      ['ReportWithdrawn'],
    ],
    [
      'newer, and one amount changed on its date',
      {
        hash: 'b',
        version: { updatedAt: '2022-01-01T00:00:00.000Z' },
        flows: [flow('iati:3', '41', { date: '2020-02-01' })],
      },
      ['FlowReported', 'ReportWithdrawn', 'ReportWithdrawn'],
    ],
  ])('that nobody asked to withdraw, of a file that is %s', (_what, file, expected) => {
    const dated = imported([], { ...first, version: { generatedAt: '2020-06-01T00:00:00.000Z' } }).log;
    const after = imported(dated, file, undefined, false);
    expect(types(after.added).filter((type) => type !== 'ReportConfirmed')).toEqual(expected);
    for (let cut = 0; cut <= after.added.length; cut += 1)
      expect(imported(imported(dated, file, cut, false).log, file, undefined, false).log).toEqual(after.log);
  });

  test('of an older file never overrides', () => {
    const newest = imported([], { ...first, version: { generatedAt: '2021-01-01T00:00:00.000Z' } });
    const old: File = {
      hash: 'o',
      title: 'Old',
      flows: [...first.flows.slice(1), flow('iati:3', '9')],
      version: { generatedAt: '2020-01-01T00:00:00.000Z' },
    };
    expect(imported(newest.log, old)).toMatchObject({ added: [], outcomes: ['older', 'there', 'older'] });
  });

  test('of the first file again after another goes back to it, with ids of their own', () => {
    const second: File = { hash: 'b', flows: [flow('iati:3', '7')] };
    const back = imported(imported(after, second).log, first).log;
    expect(currentFlows(back)).toEqual(currentFlows(after));
    expect(new Set(back.map(({ eventId }) => eventId)).size).toBe(back.length);
  });
});

const amounts = fc.constantFrom('1', '2', '3');
const facts = fc
  .record({
    kind: fc.constantFrom('iati:3', 'iati:4'),
    amount: amounts,
    date: fc.constantFrom('2020-01-01', undefined),
    ref: fc.constantFrom('R1', 'R2', undefined),
  })
  .map(({ kind, amount, date, ref }) =>
    flow(kind, amount, { ...(date === undefined ? {} : { date }), ...(ref === undefined ? {} : { ref }) }),
  );
/** The reader of the file sets `unique`. */
const files = fc
  .array(
    fc.record({
      hash: fc.constantFrom('a', 'b', 'c'),
      flows: fc.array(facts, { maxLength: 6 }),
      title: fc.constantFrom('T', 'U'),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => {
    const byHash = new Map<string, File>();
    return all.map((file) => {
      const known = byHash.get(file.hash);
      const count = (ref: string | undefined) => file.flows.filter((each) => each.ref === ref).length;
      const made = known ?? {
        ...file,
        flows: file.flows.map((each) => (each.ref === undefined ? each : { ...each, unique: count(each.ref) === 1 })),
      };
      byHash.set(file.hash, made);
      return made;
    });
  });

describe('whatever the files say', () => {
  test('after an import the current flows are those of its file, and importing it again adds nothing', () => {
    fc.assert(
      fc.property(files, (sequence) => {
        let log: Log = [];
        for (const file of sequence) {
          log = imported(log, file).log;
          expect(currentFlows(log)).toEqual(file.flows.map((each) => digestOf(factIn(each))).toSorted());
          expect(imported(log, file).added).toEqual([]);
        }
        expect(new Set(log.map(({ eventId }) => eventId)).size).toBe(log.length);
      }),
      { numRuns: 300 },
    );
  });

  test('an import that was cut off anywhere and run again leaves what an undisturbed one leaves', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 0, max: 12 }), (sequence, cut) => {
        let log: Log = [];
        for (const file of sequence) {
          const whole = imported(log, file).log;
          log = imported(imported(log, file, cut).log, file).log;
          expect(log).toEqual(whole);
        }
      }),
      { numRuns: 500 },
    );
  });
});
