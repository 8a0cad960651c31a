import type { RawRecord } from './gateway.ts';
import { serverFault } from './server-fault.ts';

/** An event as the client returns it; empty for a link whose event was deleted. */
export interface ClientEvent {
  readonly event?:
    | {
        readonly streamId: string;
        readonly revision: bigint;
        readonly id: string;
        readonly type: string;
        readonly data: unknown;
        readonly metadata: unknown;
        readonly position?: { readonly commit: bigint } | undefined;
      }
    | undefined;
}

/**
 * An event in our terms; undefined for a link whose event was deleted. Commit and prepare position are treated as one.
 */
export function recordOf({ event }: ClientEvent): RawRecord | undefined {
  if (event === undefined) return undefined;
  const { streamId, revision, id, type, data, metadata, position } = event;
  return { stream: streamId, revision: Number(revision), id, type, data, metadata, position: position?.commit ?? -1n };
}

/** @throws ServerFault */
export async function* withoutLinks(
  pages: AsyncIterable<readonly (RawRecord | undefined)[]>,
): AsyncGenerator<readonly RawRecord[]> {
  try {
    for await (const page of pages) yield page.filter((each) => each !== undefined);
  } catch (error) {
    throw serverFault(error);
  }
}
