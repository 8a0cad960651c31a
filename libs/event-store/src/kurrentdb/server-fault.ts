/**
 * Why the server, or the way to it, did not do what was asked.
 *
 * - `unavailable`, `cancelled`, `not-leader`, `deadline`, `busy`, `undiscovered`: it may work a moment later.
 * - `denied`: the user has not the right, or name and password are wrong.
 * - `deleted`: the stream was deleted or buried on the server.
 * - `too-large`: more than the server takes in one append.
 * - `unknown`: anything else.
 */
export type ServerFaultKind =
  | 'unavailable'
  | 'cancelled'
  | 'not-leader'
  | 'deadline'
  | 'busy'
  | 'undiscovered'
  | 'denied'
  | 'deleted'
  | 'too-large'
  | 'unknown';

export class ServerFault extends Error {
  override readonly name = 'ServerFault';
  constructor(
    readonly kind: ServerFaultKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The client's error types (`error.type`) that matter here. */
const KINDS: Readonly<Record<string, ServerFaultKind>> = {
  unavailable: 'unavailable',
  cancelled: 'cancelled',
  'not-leader': 'not-leader',
  'deadline-exceeded': 'deadline',
  timeout: 'deadline',
  'access-denied': 'denied',
  'stream-deleted': 'deleted',
  'maximum-append-size-exceeded': 'too-large',
};

/** A server that is starting, electing or overloaded says so only in its message. */
const BUSY = /Server Is (?:Busy|Not Ready)/i;
const UNDISCOVERED = /Failed to discover/i;
/** gRPC status 16 UNAUTHENTICATED and 7 PERMISSION_DENIED. */
const DENIED_CODES: readonly unknown[] = [7, 16];

/**
 * A ServerFault for what the client threw. Its messages are often empty; ours contain nothing of a connection string.
 */
export function serverFault(error: unknown): ServerFault {
  if (error instanceof ServerFault) return error;
  const { type, code, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly type?: unknown;
    readonly code?: unknown;
    readonly message?: unknown;
  };
  const said = typeof message === 'string' ? message : '';
  const kind = kindOf(typeof type === 'string' ? type : '', code, said);
  return new ServerFault(kind, said === '' ? SENTENCES[kind] : said, { cause: error });
}

function kindOf(type: string, code: unknown, said: string): ServerFaultKind {
  if (BUSY.test(said)) return 'busy';
  if (UNDISCOVERED.test(said)) return 'undiscovered';
  return KINDS[type] ?? (DENIED_CODES.includes(code) ? 'denied' : 'unknown');
}

const SENTENCES: Readonly<Record<ServerFaultKind, string>> = {
  unavailable: 'the server does not answer',
  cancelled: 'the server broke off the call',
  'not-leader': 'the node is not the leader',
  deadline: 'the server did not answer in time',
  busy: 'the server is busy',
  undiscovered: 'no node of the cluster answers',
  denied: 'the server denies it to this user',
  deleted: 'the stream was deleted on the server',
  'too-large': 'it is more than the server takes at once',
  unknown: 'the server met a fault it does not name',
};

/**
 * Type names of the details that the server gives with a refused append; other refusals are recognized by their
 * message.
 */
const REFUSALS: Readonly<Record<string, string>> = {
  'event_store.client.StreamDeleted': 'stream-deleted',
  'event_store.client.AccessDenied': 'access-denied',
  'event_store.client.Timeout': 'timeout',
  'event_store.client.MaximumAppendSizeExceeded': 'maximum-append-size-exceeded',
};

/** An append that the server refused on an open call. @param details the type name of the details */
export const refusedAppend = (details: string, message: string): ServerFault =>
  serverFault({ type: REFUSALS[details], message });

/**
 * An open call that broke, by its gRPC status code: 7 PERMISSION_DENIED and 16 UNAUTHENTICATED are about rights. A node
 * that does not lead names the leader. Anything else is a connection fault, and transient.
 */
export function brokenCall(error: Error): ServerFault {
  const { code, metadata } = error as Error & { readonly code?: number; readonly metadata?: { getMap(): object } };
  if (DENIED_CODES.includes(code)) return new ServerFault('denied', SENTENCES.denied, { cause: error });
  const leads = metadata !== undefined && 'leader-endpoint-host' in metadata.getMap();
  return new ServerFault(leads ? 'not-leader' : 'unavailable', 'the connection broke', { cause: error });
}

/** The call's answer. @throws ServerFault */
export async function faithfully<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw serverFault(error);
  }
}
