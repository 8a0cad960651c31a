import {
  bundleOf,
  QUESTIONS,
  type Answer,
  type BundlePlan,
  type LedgerReads,
  type QuestionName,
  type Reader,
} from '@pacta/queries';
import { entriesOfTile } from '../integrity/tile-entries.ts';
import { eventPage } from '../log/event-page.ts';
import { eventInFull } from '../log/event-in-full.ts';
import { reportForm } from '../partnership/report-forms.ts';
import { renderedAnswer, type Rendered } from './rendered.ts';

/** The request of a question. */
export type RequestOf<Name extends QuestionName> = Parameters<(typeof QUESTIONS)[Name]>[2];

/** One question of libs/queries, answered in JSON. */
export interface Question {
  readonly name: QuestionName;
  readonly request: unknown;
}

async function question(reads: LedgerReads, reader: Reader, { name, request }: Question): Promise<Rendered> {
  const ask = QUESTIONS[name] as (...given: unknown[]) => Promise<Answer<unknown>>;
  return renderedAnswer(await ask(reads, reader, request));
}

const bundle = async (reads: LedgerReads, reader: Reader, plan: BundlePlan): Promise<Rendered> => ({
  body: await bundleOf(reads, reader, plan),
  type: 'application/zip',
});

/**
 * Everything that is read for a request, from the question to the bytes. Requests and answers are plain data, since another
 * thread may do it. @throws QueryFault, Problem, StoreUnavailable
 */
export const READINGS = {
  question,
  event: eventInFull,
  events: eventPage,
  entries: entriesOfTile,
  report: reportForm,
  bundle,
} satisfies Record<string, (reads: LedgerReads, reader: Reader, request: never) => Promise<Rendered>>;

export type ReadingName = keyof typeof READINGS;
export type ReadingRequest<Name extends ReadingName> = Parameters<(typeof READINGS)[Name]>[2];
export type ReadingOf<Name extends ReadingName> = Awaited<ReturnType<(typeof READINGS)[Name]>>;
