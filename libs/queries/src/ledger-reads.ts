import type { EventStore } from '@pacta/event-store';
import { MoneyProvided, type ReadModels, type States } from '@pacta/read-models';
import { MarkOpener, type Sealer } from '@pacta/sealing';
import { HeadFolds } from './head-folds.ts';
import { FirstEvents } from './first-events.ts';

/** The stores and models that a ledger is read through. */
export interface LedgerParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly states: States;
  readonly sealer: Sealer;
  /** From the ledger's first event; `zone` is an IANA name. */
  readonly info: { readonly purpose: string; readonly zone: string; readonly demo: boolean };
  /** The calendar day (YYYY-MM-DD) of an instant in the ledger's zone. */
  readonly dayOf: (instant: string) => string;
  /** The current instant, ISO 8601. */
  readonly now?: () => string;
}

/** A ledger for queries; made once per open ledger, since it has bounded caches. */
export interface LedgerReads extends Required<LedgerParts> {
  /** IANA name. */
  readonly zone: string;
  /** Roles and the like, folded to the store's head even where the read models lag. */
  readonly heads: HeadFolds;
  readonly firstEvents: FirstEvents;
  /** Opens class-sealed fields, with a bounded cache of opened values. */
  readonly marks: MarkOpener;
  readonly moneyProvided: MoneyProvided;
}

export const ledgerReads = ({ now = () => new Date().toISOString(), ...parts }: LedgerParts): LedgerReads => ({
  ...parts,
  zone: parts.info.zone,
  now,
  heads: new HeadFolds(parts.store),
  firstEvents: new FirstEvents(parts.store),
  marks: new MarkOpener(parts.sealer),
  moneyProvided: new MoneyProvided(),
});

/** Leaf index of the newest event; -1 on an empty log. */
export const headOf = ({ readModels }: Pick<LedgerReads, 'readModels'>): number => readModels.head() ?? -1;
