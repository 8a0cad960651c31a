import { fetchClient } from '@pacta/service-client';
import { failureCode } from '../applying/failure-code.ts';
import { reached } from '../applying/apply-target.ts';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** A client of a service, with one token. */
export interface ServiceClient {
  /** @throws CommandFault with the service's own sentence where it answers with a problem */
  get<Answer>(path: string, query?: Query): Promise<Answer>;
  /** As `get`, for a POST. */
  post<Answer>(path: string, body?: object): Promise<Answer>;
  delete<Answer>(path: string): Promise<Answer>;
  /** As `get`, for an answer that is text. */
  text(path: string): Promise<{ readonly body: string; readonly headers: Headers }>;
  /** A POST whose answer is a file. */
  postForBytes(path: string): Promise<Uint8Array>;
  /** All items of a list, page by page. */
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

  async function ask<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, given?: object): Promise<Answer> {
    const { status, body } = await reached(url, () => client(method, path, headers, given));
    if (status < 300) return body as Answer;
    throw refusedBy(status, body);
  }

  function refusedBy(status: number, body: unknown): CommandFault {
    const { detail = `${url} answered ${status}.`, next } = (body ?? {}) as {
      readonly detail?: string;
      readonly next?: string;
    };
    return new CommandFault(failureCode(status), detail, next);
  }

  function get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = new URLSearchParams(given).toString();
    return ask('GET', search === '' ? path : `${path}?${search}`);
  }

  return {
    get,
    post: (path, body) => ask('POST', path, body),
    delete: (path) => ask('DELETE', path),
    async text(path) {
      const response = await reached(url, () => fetch(new URL(path, url), { headers, redirect: 'error' }));
      if (response.ok) return { body: await response.text(), headers: response.headers };
      throw refusedBy(response.status, await response.json().catch(() => undefined));
    },
    async postForBytes(path) {
      const response = await reached(url, () =>
        fetch(new URL(path, url), { method: 'POST', headers, redirect: 'error' }),
      );
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      throw refusedBy(response.status, await response.json().catch(() => undefined));
    },
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
