import type { ApiClient } from './api-client.ts';

/** One event as GET /v1/log shows it. */
export interface LogEntry {
  readonly position: number;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: unknown;
  readonly leafHash: string;
}

interface LogPage {
  readonly items: readonly LogEntry[];
  readonly next: string | null;
}

/** The whole log of a partnership, page after page, in log order. */
export async function wholeLog(api: ApiClient, token: string, partnershipId?: string): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let cursor: string | null | undefined;
  do {
    const { status, body, text } = await api.call<LogPage>('listEvents', {
      token,
      query: {
        limit: '500',
        ...(partnershipId === undefined ? {} : { partnership: partnershipId }),
        ...(typeof cursor === 'string' ? { cursor } : {}),
      },
    });
    if (status !== 200) throw new Error(`listEvents answered ${status}: ${text}`);
    entries.push(...body.items);
    cursor = body.next;
  } while (typeof cursor === 'string');
  return entries;
}

/** Changes with every event that is recorded in the ledger, whoever may see it. */
export async function logHead(api: ApiClient, token: string): Promise<string> {
  const { body } = await api.call<{ events: number; head: unknown }>('getLedger', { token });
  return JSON.stringify([body.events, body.head]);
}
