import type { RawRecord } from './gateway.ts';
import { serverFault } from './server-fault.ts';

/** An event as the client hands it out; nothing in it but a link whose event is gone. */
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

/** An event in our terms; undefined for a link whose event is gone. Commit and prepare position are one for us. */
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
