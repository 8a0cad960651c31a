import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import {
  EventStoreDBClient,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type SubscribeToAllOptions,
} from '@eventstore/db-client';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { pagesOf } from './client-pages.ts';
import { recordOf, withoutLinks } from './client-records.ts';
import { clientSettings } from './client-settings.ts';
import type { Connection } from './connection-string.ts';
import type {
  AppendAnswer,
  AppendRequest,
  FilteredRequest,
  KurrentGateway,
  NewUser,
  RawEvent,
  RawRecord,
  StreamRules,
} from './gateway.ts';
import { PendingAppends } from './pending-appends.ts';
import { brokenCall, faithfully, refusedAppend, ServerFault, serverFault } from './server-fault.ts';

/** An insecure server has no sign-in. */
const NOBODY = { username: 'nobody', password: 'nobody' } as const;

const { BatchAppendReq } = streamsPb;
type ClientParts = ConstructorParameters<typeof EventStoreDBClient>;
type AppendCall = ReturnType<InstanceType<typeof streamsGrpc.StreamsClient>['batchAppend']>;
type AppendError = NonNullable<ReturnType<InstanceType<typeof streamsPb.BatchAppendResp>['getError']>>;

/** The only file that uses the client library, @eventstore/db-client 6.2.1. */
export function dbClientGateway(connection: Connection): KurrentGateway {
  const client = new StoreClient(...(clientSettings(connection) as unknown as ClientParts));
  return {
    append: (request) => client.appendBatch(request),
    async readStream({ stream, from, limit, backwards = false }) {
      const found: RawRecord[] = [];
      if (limit !== undefined && limit <= 0) return found;
      const range = {
        fromRevision: from === 'end' ? from : BigInt(from),
        direction: backwards ? 'backwards' : 'forwards',
        ...(limit === undefined ? {} : { maxCount: limit }),
      } as const;
      const call = client.readStream(stream, range);
      try {
        const pages = pagesOf({
          stream: readable(call),
          pageSize: 1_000,
          convert: recordOf,
          letGo: () => quietly(call.cancel()),
        });
        for await (const page of pages) found.push(...page.filter((each) => each !== undefined));
        return found;
      } catch (error) {
        if ((error as { readonly type?: unknown }).type === 'stream-not-found') return found;
        throw serverFault(error);
      }
    },
    async *readAll({ from, limit, backwards = false, pageSize }) {
      const call = client.readAll({
        fromPosition: from === undefined ? (backwards ? 'end' : 'start') : { commit: from, prepare: from },
        direction: backwards ? 'backwards' : 'forwards',
        ...(limit === undefined ? {} : { maxCount: limit }),
      });
      yield* withoutLinks(
        pagesOf({ stream: readable(call), pageSize, convert: recordOf, letGo: () => quietly(call.cancel()) }),
      );
    },
    async *subscribe({ onCheckpoint, signal, pageSize, ...range }) {
      let waiting = 0;
      const call = client.subscribeToAll(
        filtered(range, (position) => {
          // A checkpoint counts only after all events before it were yielded.
          if (waiting === 0 && call.readableLength === 0) onCheckpoint(position);
        }),
      );
      const convert = (event: AllStreamResolvedEvent): RawRecord | undefined => {
        waiting += 1;
        return recordOf(event);
      };
      const letGo = (): Promise<void> => quietly(call.unsubscribe());
      for await (const page of pagesOf({ stream: readable(call), pageSize, convert, letGo, signal })) {
        const records = page.filter((each) => each !== undefined);
        if (records.length > 0) yield records;
        waiting -= page.length;
      }
    },
    async *readFiltered({ pageSize, ...range }) {
      const call = client.subscribeToAll(filtered(range, () => undefined));
      const letGo = (): Promise<void> => quietly(call.unsubscribe());
      yield* withoutLinks(pagesOf({ stream: readable(call), pageSize, convert: recordOf, letGo, endsAt: 'caughtUp' }));
    },
    version: () => faithfully(client.serverVersion()),
    async writeMetadata(stream, metadata, expected) {
      // With credentials the client uses the call that has a deadline.
      const options = { expectedRevision: expected, credentials: connection.credentials ?? NOBODY };
      await faithfully(client.setStreamMetadata(stream, clientMetadata(metadata), options));
    },
    async deleteStream(stream, how, expected) {
      const options = { expectedRevision: expected };
      await faithfully(
        how === 'delete' ? client.deleteStream(stream, options) : client.tombstoneStream(stream, options),
      );
    },
    createUser: async (user) => {
      const made = client.createUser(user);
      // The server answers 409 where a user of that name exists.
      await faithfully(
        made.catch((error: unknown) => (/conflict/i.test(String(error)) ? undefined : Promise.reject(error))),
      );
    },
    dispose: () => client.disposeWhole(),
  };
}

/** The client's own channel for its commands, used for our append calls: PendingAppends says why. */
class StoreClient extends EventStoreDBClient {
  readonly #calls = new WeakMap<InstanceType<typeof streamsGrpc.StreamsClient>, AppendCall>();
  readonly #pending = new WeakMap<AppendCall, PendingAppends>();

  constructor(...parts: ClientParts) {
    super(...parts);
    // The client does not await this. It rejects where no node of a cluster answers, which would end the process.
    const { handleError } = this;
    this.handleError = (client, error) => quietly(handleError(client, error));
  }

  async appendBatch(request: AppendRequest): Promise<AppendAnswer> {
    const call = await faithfully(
      this.GRPCStreamCreator(
        streamsGrpc.StreamsClient,
        'appendToStream',
        (client) =>
          this.#opened(client.batchAppend(...this.callArguments({ requiresLeader: true }, { deadline: Infinity }))),
        this.#calls,
      )(),
    );
    const pending = this.#pending.get(call) as PendingAppends;
    const id = randomUUID();
    const answer = pending.wait(id, request.deadline, () => {
      // Nothing was answered in that time: the call is dead, and the next append opens another.
      if (pending.silence >= request.deadline) call.cancel();
    });
    call.write(batchOf(id, request, this.createDeadline(request.deadline)));
    return answer;
  }

  #opened(call: AppendCall): AppendCall {
    const pending = new PendingAppends();
    this.#pending.set(call, pending);
    call.on('data', (response: InstanceType<typeof streamsPb.BatchAppendResp>) => {
      pending.settle(response.getCorrelationId()?.getString() ?? '', answerOf(response));
    });
    call.on('error', (error) => pending.rejectAll(brokenCall(error)));
    call.on('end', () => pending.rejectAll(new ServerFault('cancelled', 'the server ended the call')));
    return call;
  }

  async serverVersion(): Promise<string> {
    return (await this.capabilities).serverVersion;
  }

  async createUser({ name: loginName, password, groups }: NewUser): Promise<void> {
    await this.HTTPRequest('POST', '/users/', {}, JSON.stringify({ loginName, fullName: loginName, password, groups }));
  }

  async disposeWhole(): Promise<void> {
    await this.dispose();
    // Without a channel the client starts node discovery, which is not awaited.
    const closed = quietly(this.getChannel().then((channel) => channel.close()));
    await Promise.race([closed, setTimeout(300, undefined, { ref: false })]);
  }
}

/** @param checkpointReached must not throw: the client would stall silently */
function filtered(
  { after, prefixes }: Omit<FilteredRequest, 'pageSize'>,
  checkpointReached: (position: bigint) => void,
): SubscribeToAllOptions {
  return {
    fromPosition: after === undefined ? 'start' : { commit: after, prepare: after },
    filter: streamNameFilter({
      prefixes: [...prefixes],
      maxSearchWindow: 1_000,
      checkpointInterval: 1,
      checkpointReached: (_subscription, { commit }) => checkpointReached(commit),
    }),
  };
}

function batchOf(id: string, { stream, expected, events }: AppendRequest, deadline: Date) {
  const options = new BatchAppendReq.Options();
  const identifier = new sharedPb.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream, 'utf8'));
  options.setStreamIdentifier(identifier);
  options.setDeadline(timestampPb.Timestamp.fromDate(deadline));
  if (expected < 0) options.setNoStream(new emptyPb.Empty());
  else options.setStreamPosition(String(expected));
  const request = new BatchAppendReq();
  request.setOptions(options);
  request.setCorrelationId(uuidOf(id));
  request.setProposedMessagesList(events.map(messageOf));
  request.setIsFinal(true);
  return request;
}

function messageOf({ id, type, data, metadata }: RawEvent) {
  const message = new BatchAppendReq.ProposedMessage();
  message.setId(uuidOf(id));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  message.setData(Buffer.from(data, 'utf8'));
  message.setCustomMetadata(Buffer.from(metadata, 'utf8'));
  return message;
}

function uuidOf(id: string) {
  const uuid = new sharedPb.UUID();
  uuid.setString(id);
  return uuid;
}

function answerOf(response: InstanceType<typeof streamsPb.BatchAppendResp>): AppendAnswer | ServerFault {
  const error = response.getError();
  if (error !== undefined) return refusalOf(error);
  const success = response.getSuccess();
  return {
    kind: 'appended',
    revision: Number(success?.getCurrentRevision()),
    position: BigInt(success?.getPosition()?.getCommitPosition() ?? -1),
  };
}

function refusalOf(error: AppendError): AppendAnswer | ServerFault {
  const details = error.getDetails();
  const name = details?.getTypeName() ?? '';
  const wrong = details?.unpack(
    sharedPb.WrongExpectedVersion.deserializeBinary,
    'event_store.client.WrongExpectedVersion',
  );
  if (wrong === undefined || wrong === null) return refusedAppend(name, error.getMessage());
  return {
    kind: 'wrong-version',
    actual: wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : -1,
  };
}

function clientMetadata({ acl, ...limits }: StreamRules): Parameters<EventStoreDBClient['setStreamMetadata']>[1] {
  return acl === undefined ? limits : { ...limits, acl: acl as never };
}

/** The client's streams are Readables, although their types do not say so. */
const readable = (call: unknown): Readable => call as Readable;

/** Ignores the error of cancelling a call that may be dead already. */
async function quietly(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined);
}
