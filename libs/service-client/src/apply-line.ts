import { operationsOf, type Operation } from './operations.ts';
import { withLabels, type Made } from './labels.ts';

/** One line of a command file. */
export interface ApplyLine {
  /** Operation id, such as `pledge`. */
  readonly command: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /**
   * The Idempotency-Key, and the label by which later lines refer to what this one made: `"$label"` is its first event
   * where a member takes the id of an event, such as `disbursement`, and the id of its answer elsewhere.
   */
  readonly id?: string;
  /** A demo role, or an actor's id. */
  readonly as?: string;
  /** Plain date. */
  readonly effectiveOn?: string;
  readonly ifMatch?: number;
  /** Instant to set the clock to; demo ledgers only. */
  readonly at?: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed JSON. */
  readonly body: unknown;
}

/** Calls the service: in this process by `inject`, over the network by `fetch`. */
export type ApiClient = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
) => Promise<ApiResponse>;

export interface ApplyOptions {
  /** A token for the actor that a line names; undefined where the line names none. */
  readonly tokenFor: (as: string | undefined) => Promise<string>;
  readonly dryRun?: boolean;
}

export type ApplyResult =
  | {
      readonly ok: true;
      readonly id: string;
      readonly replayed: boolean;
      readonly answer: Readonly<Record<string, unknown>>;
    }
  /** `problem` is the service's problem document, or one of the same shape for a line that could not be sent. */
  | { readonly ok: false; readonly status: number; readonly problem: Readonly<Record<string, unknown>> };

/** Runs the lines of one file, in order, through one client. */
export interface Applier {
  apply(line: ApplyLine): Promise<ApplyResult>;
}

/** Reads the operations from the service's OpenAPI document, so that a file names commands, not routes. */
export async function createApplier(client: ApiClient, { tokenFor, dryRun = false }: ApplyOptions): Promise<Applier> {
  const { body: document } = await client('GET', '/openapi.json', {});
  const operations = operationsOf(document);
  const made = new Map<string, Made>();
  return {
    async apply(line) {
      const operation = operations.get(line.command);
      if (operation === undefined)
        return wrongLine(
          'unknown-command',
          `There is no command ${line.command}; there are: ${[...operations.keys()].join(', ')}.`,
        );
      const data = withLabels(line.data ?? {}, made, operation.eventMembers);
      if ('unknown' in data) return wrongLine('unknown-label', `No earlier line has the id ${data.unknown}.`);
      const request = requestFor(operation, data.data, line);
      if (typeof request === 'string') return wrongLine('missing-parameter', request);
      const headers = { ...request.headers, authorization: `Bearer ${await tokenFor(line.as)}` };
      const response = await client('POST', `${request.path}${dryRun ? '?dryRun=true' : ''}`, headers, request.body);
      const result = resultOf(response);
      if (result.ok && line.id !== undefined) made.set(line.id, { id: result.id, eventId: firstEvent(result.answer) });
      return result;
    },
  };
}

interface CommandRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Path parameters are taken from the data by name; the rest is the body. */
function requestFor(
  { path, parameters }: Operation,
  data: Readonly<Record<string, unknown>>,
  line: ApplyLine,
): CommandRequest | string {
  const body: Record<string, unknown> = { ...data };
  let filled = path;
  for (const name of parameters) {
    const value = body[name];
    if (typeof value !== 'string') return `${line.command} needs "${name}" in its data.`;
    filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    delete body[name];
  }
  if (line.effectiveOn !== undefined) body['effectiveOn'] = line.effectiveOn;
  return {
    path: filled,
    body,
    headers: {
      ...(line.id === undefined ? {} : { 'idempotency-key': line.id }),
      ...(line.ifMatch === undefined ? {} : { 'if-match': `"${line.ifMatch}"` }),
      ...(line.at === undefined ? {} : { 'pacta-at': line.at }),
    },
  };
}

function resultOf({ status, headers, body }: ApiResponse): ApplyResult {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (status >= 300) return { ok: false, status, problem: answer };
  return { ok: true, id: String(answer['id'] ?? ''), replayed: headers['idempotent-replayed'] === 'true', answer };
}

function firstEvent({ events }: Readonly<Record<string, unknown>>): string {
  const [first] = Array.isArray(events) ? (events as readonly { readonly eventId?: string }[]) : [];
  return first?.eventId ?? '';
}

const wrongLine = (code: string, detail: string): ApplyResult => ({
  ok: false,
  status: 400,
  problem: { code, detail, status: 400 },
});
