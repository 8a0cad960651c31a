import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '@pacta/event-store';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import fc from 'fast-check';
import { readModelsOf } from '../../read-models/src/testing/read-models-of.ts';
import { AUDITOR } from '../testing/places.ts';
import { everyEvent, readsOver, storeOf } from '../testing/reads-over.ts';
import { SAMPLES, type Asked } from '../testing/sample-questions.ts';
import { sampleLedger, type Choice } from '../testing/sample-ledger.ts';
import type { LedgerReads } from './ledger-reads.ts';
import type { Answer } from './moment.ts';
import { QueryFault } from './query-fault.ts';
import { QUESTIONS, type QuestionName } from './questions.ts';
import { actorReader, OWNER, type Reader } from './scope.ts';

/*
 * Every question is asked twice of random ledgers: as of @p of the whole log, and at the end of a log that was cut after p.
 * What is allowed is looked up at the store's head, so an actor is asked for whose roles were granted before any cut.
 */

const folder = mkdtempSync(join(tmpdir(), 'pacta-as-of-'));
const sealer = createSealer(openKeyFolder(join(folder, 'keys')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: { close(): void }[] = [];

/** A log with its read models; the clock stands at its last event. */
async function readsOf(events: readonly StoredEvent[]): Promise<LedgerReads> {
  const readModels = readModelsOf(events);
  open.push(readModels);
  const now = events.at(-1)?.metadata.recordedAt ?? '2026-03-01T00:00:00.000Z';
  return readsOver(await storeOf(events), readModels, sealer, now);
}

type Question = (reads: LedgerReads, reader: Reader, request: unknown) => Promise<Answer<unknown>>;

interface Listed {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** All that a question answers, a list page by page, or why it does not. */
async function said(name: QuestionName, reads: LedgerReads, reader: Reader, request: object): Promise<unknown> {
  const ask = QUESTIONS[name] as unknown as Question;
  const pages: unknown[] = [];
  try {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { shown, body, revision } = await ask(
        reads,
        reader,
        cursor === undefined ? request : { ...request, cursor },
      );
      const { next = null, ...page } = body as Partial<Listed>;
      pages.push({ through: shown.through, revision, page });
      cursor = next;
    }
    return pages;
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    const { kind, code, message, parameter } = fault;
    return [...pages, { kind, code, message, parameter }];
  }
}

function samplesOf(name: string): (asked: Asked) => readonly object[] {
  const samples = SAMPLES[name as QuestionName];
  if (samples === undefined)
    throw new Error(
      `Nobody says how '${name}' is asked: give it a sample in libs/queries/testing/sample-questions.ts, so that as of p is compared with a log cut at p for it too.`,
    );
  return samples;
}

const choices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({ kind: fc.nat(999), which: fc.nat(11), how: fc.nat(999) }),
  { minLength: 60, maxLength: 120 },
);

const READERS: readonly (readonly [string, Reader])[] = [
  ['the owner', OWNER],
  ['an auditor', actorReader(AUDITOR)],
];

describe('as of any position a question answers what it answers at the end of a log that was cut there', () => {
  test.each(Object.keys(QUESTIONS) as QuestionName[])(
    '%s',
    async (name) => {
      const samples = samplesOf(name);
      const found = new Map<string, number>();
      let moved = 0;
      await fc.assert(
        fc.asyncProperty(choices, fc.array(fc.nat(), { minLength: 2, maxLength: 2 }), async (chosen, places) => {
          const { story, settled } = await sampleLedger(sealer, chosen);
          const events = await everyEvent(story.store);
          const whole = await readsOf(events);
          for (const place of places) {
            const through = place % events.length;
            const cut = await readsOf(events.slice(0, through + 1));
            // Before that the log cut there would allow the auditor something else.
            for (const [who, reader] of through < settled ? READERS.slice(0, 1) : READERS)
              for (const request of samples({ events, through })) {
                const atHead = await said(name, whole, reader, request);
                const moment = { [name === 'diff' ? 'to' : 'asOf']: `@${through}` };
                const asOf = await said(name, whole, reader, { ...request, ...moment });
                expect([who, request, asOf]).toEqual([who, request, await said(name, cut, reader, request)]);
                const text = JSON.stringify(asOf);
                if (!text.includes('"kind":"not-found"')) found.set(who, (found.get(who) ?? 0) + 1);
                if (text !== JSON.stringify(atHead)) moved += 1;
              }
          }
          for (const each of open.splice(0)) each.close();
        }),
        { numRuns: 8, interruptAfterTimeLimit: 30_000 },
      );
      // A question that finds nothing, or whose answer never changes, would agree with itself too.
      expect([...found.keys()]).toEqual(READERS.map(([who]) => who));
      expect(moved).toBeGreaterThan(0);
    },
    60_000,
  );

  test('a question that nobody gave a sample fails, and says so', () => {
    expect(() => samplesOf('weather')).toThrow("Nobody says how 'weather' is asked: give it a sample in");
  });
});
