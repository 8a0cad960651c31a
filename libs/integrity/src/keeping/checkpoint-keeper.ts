import { setTimeout as pause } from 'node:timers/promises';
import type { CheckpointSigner } from '../signing/checkpoint-signer.ts';
import type { SignedCheckpoint } from '../signing/signed-checkpoint.ts';

export interface CheckpointKeeperOptions {
  readonly signer: Pick<CheckpointSigner, 'sign'>;
  /** The tree's current size; must be cheap. */
  readonly treeSize: () => number;
  /** Called with each signed checkpoint, for instance to gather cosignatures; awaited before the next. */
  readonly onSigned?: (checkpoint: SignedCheckpoint, signal: AbortSignal) => Promise<void>;
  /** Milliseconds between checkpoints while the log grows. */
  readonly interval?: number;
  readonly log?: (message: string) => void;
}

const INTERVAL = 1_000;

/** Signs a checkpoint when the log has grown, at most once per interval, until it is stopped. */
export class CheckpointKeeper {
  readonly #options: CheckpointKeeperOptions;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #signed = -1;
  #fault: string | undefined;

  constructor(options: CheckpointKeeperOptions) {
    this.#options = options;
    this.#ended = this.#keep();
  }

  /** Why no checkpoint can be signed at present; otherwise undefined. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Signs what is not yet signed, then ends. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    await this.#sign();
  }

  async #keep(): Promise<void> {
    const { interval = INTERVAL } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#sign();
      await pause(interval, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #sign(): Promise<void> {
    const { signer, treeSize, onSigned, log } = this.#options;
    try {
      if (treeSize() <= this.#signed) return;
      const checkpoint = await signer.sign();
      if (checkpoint !== undefined) {
        this.#signed = Number(checkpoint.size);
        await onSigned?.(checkpoint, this.#stopping.signal);
      }
      if (this.#fault !== undefined) log?.('Checkpoints are signed again.');
      this.#fault = undefined;
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault);
      if (why !== this.#fault) log?.(`No checkpoint can be signed for now: ${why}`);
      this.#fault = why;
    }
  }
}
