import type { CommandEnvelope } from '../http/command-envelope.ts';

type Dated = { readonly effectiveOn?: string };

/** A command on its way from a controller to its handler: a body that passed its checks, and what stands around it. */
export abstract class LedgerCommand<Body extends object> {
  /** The body without what every command has. */
  readonly data: Omit<Body, keyof Dated>;
  readonly effectiveOn: string | undefined;

  constructor(
    /** Id of the resource in the path: what is changed, or the partnership in which something new begins. */
    readonly subject: string,
    body: Body & Dated,
    readonly envelope: CommandEnvelope,
  ) {
    const { effectiveOn, ...data } = body;
    this.data = data;
    this.effectiveOn = effectiveOn;
  }
}
