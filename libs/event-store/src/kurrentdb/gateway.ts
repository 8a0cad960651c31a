/**
 * What the store needs of a KurrentDB server, in the server's own terms. Only `db-client-gateway.ts` implements it with
 * a client library; tests script it.
 */
export interface KurrentGateway {
  /**
   * One append at an exact revision. `deadline` is in milliseconds; past it the outcome is unknown.
   * @throws ServerFault
   */
  append(request: AppendRequest): Promise<AppendAnswer>;
  /** At most `limit` events of a stream in either direction; none where the stream is absent. @throws ServerFault */
  readStream(request: ReadStreamRequest): Promise<readonly RawRecord[]>;
  /** Events of the whole log in either direction, in pages. Leaving the loop cancels the call. @throws ServerFault */
  readAll(request: ReadAllRequest): AsyncIterable<readonly RawRecord[]>;
  /**
   * One subscription of the server: catch-up, then live, until it drops, which throws a ServerFault. Leaving the loop
   * cancels the call. `onCheckpoint` gets the position that the server has scanned to, also where nothing passed the
   * filter.
   */
  subscribe(request: SubscribeRequest): AsyncIterable<readonly RawRecord[]>;
  /** The server's version, such as `24.10.5`; 'unknown' where it reports none. @throws ServerFault */
  version(): Promise<string>;
  /** As `subscribe`, but ends when it has caught up. @throws ServerFault */
  readFiltered(request: FilteredRequest): AsyncIterable<readonly RawRecord[]>;
  /** Replaces a stream's metadata if its metadata stream is at revision `expected`. @throws ServerFault */
  writeMetadata(stream: string, metadata: StreamRules, expected: 'any' | bigint): Promise<void>;
  /**
   * Deletes or tombstones a stream at revision `expected`. The port never does; the start check tests that it is
   * refused.
   * @throws ServerFault
   */
  deleteStream(stream: string, how: 'delete' | 'tombstone', expected: 'any' | bigint): Promise<void>;
  /** Creates a user of the server; an existing one is left unchanged. @throws ServerFault */
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

/** An event as the server returns it. */
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
  /** Inclusive. */
  readonly from: number | 'end';
  readonly limit?: number;
  readonly backwards?: boolean;
}

export interface ReadAllRequest {
  /** Inclusive; absent: the beginning, or the end where it reads backwards. */
  readonly from?: bigint;
  readonly limit?: number;
  readonly backwards?: boolean;
  readonly pageSize: number;
}

export interface FilteredRequest {
  /** Exclusive; absent: from the beginning. */
  readonly after?: bigint;
  /** Prefixes of stream names. */
  readonly prefixes: readonly string[];
  readonly pageSize: number;
}

export interface SubscribeRequest extends FilteredRequest {
  readonly signal: AbortSignal;
  readonly onCheckpoint: (position: bigint) => void;
}

/** The members of a stream's metadata that this project uses. */
export interface StreamRules {
  readonly maxAge?: number;
  readonly maxCount?: number;
  readonly truncateBefore?: number;
  readonly acl?: StreamAccess;
}

/** Names of the users and groups that may do each thing. */
export interface StreamAccess {
  readonly readRoles?: readonly string[];
  readonly writeRoles?: readonly string[];
  readonly deleteRoles?: readonly string[];
  readonly metaReadRoles?: readonly string[];
  readonly metaWriteRoles?: readonly string[];
}
