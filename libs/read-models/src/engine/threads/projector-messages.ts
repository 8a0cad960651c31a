import type { Token } from '@pacta/event-store';

/** Requests of the serving thread to the projector's. */
export type Asked = 'status' | 'durableTreeSize' | 'retryParked' | 'exchange';

export type ToProjector =
  | { readonly kind: 'ask'; readonly id: number; readonly method: Asked; readonly values: readonly unknown[] }
  /** Somebody waits for what the log holds by now. */
  | { readonly kind: 'wake' }
  | { readonly kind: 'stop' };

export type FromProjector =
  /** Every following projection has applied the log up to this token. */
  | { readonly kind: 'reached'; readonly token: Token }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly message: string }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'said'; readonly message: string; readonly figures?: Readonly<Record<string, string | number>> };

/** One end of the channel between the two threads. */
export interface Line<In, Out> {
  send(message: Out): void;
  onMessage(listener: (message: In) => void): void;
}
