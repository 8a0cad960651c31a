import { StoreUnavailable } from '@pacta/event-store';
import { QueryFault, type Reader } from '@pacta/queries';
import { Problem, type ProblemParts } from '../http/problem.ts';
import type { ReadingName } from './readings.ts';
import type { Rendered } from './rendered.ts';

export type ToReading =
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly name: ReadingName;
      readonly reader: Reader;
      readonly request: unknown;
      /** How often the serving thread has closed its read models: another file may have replaced theirs. */
      readonly closings: number;
    }
  | { readonly kind: 'stop' };

export type FromReading =
  | { readonly kind: 'read'; readonly id: number; readonly rendered: Rendered }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: ToldFault };

/** An error as plain data. */
type ToldFault =
  | { readonly of: 'problem'; readonly parts: ProblemParts }
  | { readonly of: 'query'; readonly parts: ConstructorParameters<typeof QueryFault>[0] }
  | { readonly of: 'store'; readonly message: string }
  | { readonly of: 'unknown'; readonly message: string };

export function toldFault(fault: unknown): ToldFault {
  if (fault instanceof Problem) return { of: 'problem', parts: fault.parts };
  if (fault instanceof QueryFault) {
    const { kind, code, message: detail, next, parameter, retryAfter } = fault;
    const parts = { kind, code, detail, next, parameter, ...(retryAfter === undefined ? {} : { retryAfter }) };
    return { of: 'query', parts };
  }
  const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return { of: fault instanceof StoreUnavailable ? 'store' : 'unknown', message };
}

export function thrownFault(told: ToldFault): Error {
  switch (told.of) {
    case 'problem':
      return new Problem(told.parts);
    case 'query':
      return new QueryFault(told.parts);
    case 'store':
      return new StoreUnavailable(told.message);
    case 'unknown':
      return new Error(told.message);
  }
}
