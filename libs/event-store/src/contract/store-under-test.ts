import type { EventStore } from '../port.ts';

/** One kind of store, and what a test may do to it beyond the port. */
export interface StoreUnderTest {
  /** The current store; another object after `restart`. */
  store(): EventStore;
  /**
   * Closes the store and opens the same log again, as after a restart of the process. Absent where the store keeps
   * nothing.
   */
  restart?(): Promise<void>;
  /** Makes appends fail (the server dies, the file is locked) until `comeBack`. */
  goAway?(): Promise<void>;
  comeBack?(): Promise<void>;
  /** Ways to change or delete history that bypass the port; the storage itself must refuse each. */
  tamperings?(): readonly Tampering[];
  dispose(): Promise<void>;
}

export interface Tampering {
  readonly name: string;
  /** Must throw or reject. `stream` holds at least one event. */
  readonly attempt: (stream: string, eventId: string) => unknown;
}

/** Where stores may differ. */
export interface StoreTraits {
  /** True where an event id that is already in the log is refused at any other place (KurrentDB accepts it). */
  readonly refusesIdsElsewhere: boolean;
  /** True where an append checks the streams that must be unmoved in its own transaction (KurrentDB can't). */
  readonly checksBasis: boolean;
  /** True where the store has an index of event ids (KurrentDB has none). */
  readonly findsEvents: boolean;
}

export type MakeStore = () => Promise<StoreUnderTest>;
