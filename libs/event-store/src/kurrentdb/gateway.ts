/**
 * What the store asks of a KurrentDB server, in the server's own terms. `db-client-gateway.ts` is the one file that
 * answers it through a client library; tests answer it from a script.
 */
export interface KurrentGateway {
  /**
   * One append at an exact revision. `deadline` is in milliseconds; past it the outcome is unknown.
   * @throws ServerFault
   */
  append(request: AppendRequest): Promise<AppendAnswer>;
  /** At most `limit` events of a stream in either direction; none where the stream is absent. @throws ServerFault */
  readStream(request: ReadStreamRequest): Promise<readonly RawRecord[]>;
  /** Events of the whole log in either direction, in pages. Leaving the loop ends the call. @throws ServerFault */
  readAll(request: ReadAllRequest): AsyncIterable<readonly RawRecord[]>;
  /**
   * One subscription as the server gives it: catch-up, then live, until it drops, which throws a ServerFault. Leaving
   * the loop ends the call. `onCheckpoint` hears how far the server has looked, also where nothing passed the filter.
   */
  subscribe(request: SubscribeRequest): AsyncIterable<readonly RawRecord[]>;
  /** The server's own version, such as `24.10.5`; 'unknown' where it does not say. @throws ServerFault */
  version(): Promise<string>;
  /** As `subscribe`, until the server says that its end was reached. @throws ServerFault */
  readFiltered(request: FilteredRequest): AsyncIterable<readonly RawRecord[]>;
  /** Replaces a stream's metadata where its metadata stream stands at `expected`. @throws ServerFault */
  writeMetadata(stream: string, metadata: StreamRules, expected: 'any' | bigint): Promise<void>;
  /** Hides or buries a stream where it stands at `expected`. The port never does; the start check tries whether it may. @throws ServerFault */
  deleteStream(stream: string, how: 'delete' | 'tombstone', expected: 'any' | bigint): Promise<void>;
  /** Makes a user of the server; one of that name stays as it is. @throws ServerFault */
  createUser(user: NewUser): Promise<void>;
  dispose(): Promise<void>;
}

export interface NewUser {
  readonly name: string;
  readonly password: string;
  readonly groups: readonly string[];
}

export interface RawEvent {
  readonly id: string;
  readonly type: string;
  /** JSON text. */
  readonly data: string;
  /** JSON text. */
  readonly metadata: string;
}

export interface AppendRequest {
  readonly stream: string;
  /** Revision of the stream's last event, -1 before its first. */
  readonly expected: number;
  readonly events: readonly RawEvent[];
  readonly deadline: number;
}

export type AppendAnswer =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: bigint }
  /** `actual` is -1 for a stream that does not exist. */
  | { readonly kind: 'wrong-version'; readonly actual: number };

/** An event as the server has it. */
export interface RawRecord {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** Parsed where it is JSON. */
  readonly data: unknown;
  readonly metadata: unknown;
  readonly position: bigint;
}

export interface ReadStreamRequest {
  readonly stream: string;
  /** Included. */
  readonly from: number | 'end';
  readonly limit?: number;
  readonly backwards?: boolean;
}

export interface ReadAllRequest {
  /** Included; absent: the beginning, or the end where it goes backwards. */
  readonly from?: bigint;
  readonly limit?: number;
  readonly backwards?: boolean;
  readonly pageSize: number;
}

export interface FilteredRequest {
  /** Left out; absent: from the beginning. */
  readonly after?: bigint;
  /** Beginnings of stream names. */
  readonly prefixes: readonly string[];
  readonly pageSize: number;
}

export interface SubscribeRequest extends FilteredRequest {
  readonly signal: AbortSignal;
  readonly onCheckpoint: (position: bigint) => void;
}

/** A stream's metadata, as far as this project uses it. */
export interface StreamRules {
  readonly maxAge?: number;
  readonly maxCount?: number;
  readonly truncateBefore?: number;
  readonly acl?: StreamAccess;
}

/** Names of users and groups that may do each thing. */
export interface StreamAccess {
  readonly readRoles?: readonly string[];
  readonly writeRoles?: readonly string[];
  readonly deleteRoles?: readonly string[];
  readonly metaReadRoles?: readonly string[];
  readonly metaWriteRoles?: readonly string[];
}
