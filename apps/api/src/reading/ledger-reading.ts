import { Inject } from '@nestjs/common';
import type { Reader } from '@pacta/queries';
import type { ReadingName, ReadingOf, ReadingRequest } from './readings.ts';

/** Reads the ledger for requests. */
export interface LedgerReading {
  /**
   * @param signal aborted where nobody waits for the answer any more
   * @throws QueryFault, Problem, StoreUnavailable
   */
  read<Name extends ReadingName>(
    name: Name,
    reader: Reader,
    request: ReadingRequest<Name>,
    signal?: AbortSignal,
  ): Promise<ReadingOf<Name>>;
  /** Gets ready for the first request. */
  start(): void;
  close(): Promise<void>;
}

export const LEDGER_READING = Symbol('ledger reading');

export const InjectReading = (): ParameterDecorator & PropertyDecorator => Inject(LEDGER_READING);
