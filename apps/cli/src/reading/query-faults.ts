import { QueryFault } from '@pacta/queries';
import { EXIT, type ExitCode } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

/** Names of a question's parameters on the command line. */
const OPTIONS: Readonly<Record<string, string>> = {
  asOf: '--as-of',
  effective: '--effective',
  from: '--from',
  to: '--to',
  since: '--since',
  until: '--until',
};

const EXITS: Readonly<Record<QueryFault['kind'], ExitCode>> = {
  malformed: EXIT.usage,
  'not-found': EXIT.notFound,
  forbidden: EXIT.refused,
  unready: EXIT.storeUnavailable,
};

/** The command's own fault where nothing was found. */
export type NotFoundWords = readonly [sentence: string, next: string];

/** Runs a question of libs/queries, and turns a QueryFault into the command's fault. @throws CommandFault */
export async function answered<Answer>(ask: () => Promise<Answer>, notFound?: NotFoundWords): Promise<Answer> {
  try {
    return await ask();
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    if (fault.code === 'not-found' && notFound !== undefined) throw new CommandFault(EXIT.notFound, ...notFound);
    const option = fault.parameter === undefined ? undefined : OPTIONS[fault.parameter];
    throw new CommandFault(
      EXITS[fault.kind],
      option === undefined ? fault.message : `${option}: ${fault.message}`,
      fault.next,
    );
  }
}
