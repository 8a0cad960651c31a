import { fetchClient } from '../../../api/src/apply/clients.ts';
import { failureCode } from '../applying/failure-code.ts';
import { reached } from '../applying/apply-target.ts';
import { EXIT } from '../../../api/src/runtime/fault.ts';
import { CommandFault } from '../faults/command-fault.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Asks a service with one token. */
export interface ServiceClient {
  /** @throws CommandFault with the service's own sentence where it answers with a problem */
  get<Answer>(path: string, query?: Query): Promise<Answer>;
  /** As `get`, for a POST without a body. */
  post<Answer>(path: string): Promise<Answer>;
  delete<Answer>(path: string): Promise<Answer>;
  /** Every item of a list, page after page. */
  pages<Item>(path: string, query?: Query): AsyncIterable<Item>;
}

export function serviceClient({
  url,
  token,
}: {
  readonly url: string;
  readonly token: string | undefined;
}): ServiceClient {
  if (token === undefined)
    throw new CommandFault(
      EXIT.usage,
      'A service wants a token.',
      "Put one into PACTA_TOKEN; on the ledger's machine 'pacta token --as' makes one.",
    );
  const client = fetchClient(url);
  const headers = { authorization: `Bearer ${token}` };

  async function ask<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string): Promise<Answer> {
    const { status, body } = await reached(url, () => client(method, path, headers));
    if (status < 300) return body as Answer;
    const { detail = `${url} answered ${status}.`, next } = (body ?? {}) as {
      readonly detail?: string;
      readonly next?: string;
    };
    throw new CommandFault(failureCode(status), detail, next);
  }

  function get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = new URLSearchParams(given).toString();
    return ask('GET', search === '' ? path : `${path}?${search}`);
  }

  return {
    get,
    post: (path) => ask('POST', path),
    delete: (path) => ask('DELETE', path),
    async *pages<Item>(path: string, query: Query = {}) {
      let cursor: string | null | undefined;
      do {
        const page: { readonly items: readonly Item[]; readonly next: string | null } = await get(path, {
          ...query,
          ...(typeof cursor === 'string' ? { cursor } : {}),
        });
        yield* page.items;
        cursor = page.next;
      } while (typeof cursor === 'string');
    },
  };
}
