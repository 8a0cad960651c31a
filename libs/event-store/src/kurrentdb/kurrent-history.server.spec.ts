import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { foundServer, type FoundServer } from '../contract/kurrentdb-server/found-server.ts';
import { freshStream, sampleEvents } from '../contract/sample-events.ts';
import type { EventStore } from '../port.ts';
import { parseConnectionString } from './connection-string.ts';
import { dbClientGateway } from './db-client-gateway.ts';
import type { KurrentGateway } from './gateway.ts';
import { openCheckedStore } from './open-kurrent-store.ts';
import { prepareServer } from './prepare-server.ts';
import { serverFault } from './server-fault.ts';

const server = foundServer();

if (server?.connection.tls === true) protectedHistory(server);
else if (server !== undefined) openHistory(server);
(server === undefined ? test.skip : test)('a KurrentDB server was found for the history cases', () => undefined);

/** A server without users keeps nobody from anything, which is said at each start. */
function openHistory({ connectionString }: FoundServer): void {
  process.stdout.write('This server has no users, so it protects nothing: name one with TLS to see deletion denied.\n');
  test('a server without users is told apart at the start', async () => {
    const { store, server: looked } = await openCheckedStore(connectionString, {});
    await store.close();
    expect(looked.version).toMatch(/^\d+\.\d+/);
    expect(looked.warnings).toEqual([expect.stringContaining('runs without TLS and sign-in')]);
  });
}

function protectedHistory({ connectionString }: FoundServer): void {
  describe('on a server that was made ready, as its user', () => {
    const name = `pacta-test-${randomUUID().slice(0, 8)}`;
    const password = `p@ss:w%rd/${randomUUID()}`;
    const asUser = connectionString.replace(
      /\/\/(?:[^@/]*@)?/,
      `//${encodeURIComponent(name)}:${encodeURIComponent(password)}@`,
    );
    let store: EventStore;
    let gateway: KurrentGateway;
    const stream = freshStream();
    beforeAll(async () => {
      await prepareServer(connectionString, { name, password });
      gateway = dbClientGateway(parseConnectionString(asUser));
      const opened = await openCheckedStore(asUser, {});
      store = opened.store;
      expect(opened.server.warnings).toEqual([]);
      await store.append(stream, 'none', sampleEvents(3));
    }, 60_000);
    afterAll(async () => {
      await store.close();
      await gateway.dispose();
    });

    test.each([
      ['deletion', () => gateway.deleteStream(stream, 'delete', 'any')],
      ['a tombstone', () => gateway.deleteStream(stream, 'tombstone', 'any')],
      ['deletion at the right revision', () => gateway.deleteStream(stream, 'delete', 2n)],
      ['$maxAge', () => gateway.writeMetadata(stream, { maxAge: 1 }, 'any')],
      ['$maxCount', () => gateway.writeMetadata(stream, { maxCount: 1 }, 'any')],
      ['$tb', () => gateway.writeMetadata(stream, { truncateBefore: 2 }, 'any')],
      ['wider rights', () => gateway.writeMetadata(stream, { acl: { deleteRoles: ['$all'] } }, 'any')],
      [
        'metadata of a stream that is not there yet',
        () => gateway.writeMetadata(freshStream(), { maxCount: 1 }, 'any'),
      ],
      ['rights of the whole log', () => gateway.writeMetadata('$all', { acl: { readRoles: ['$all'] } }, 'any')],
      [
        'an event of our own in a metadata stream',
        () =>
          gateway.append({
            stream: `$$${stream}`,
            expected: -1,
            events: [{ id: randomUUID(), type: '$metadata', data: '{"$maxCount":1}', metadata: '{}' }],
            deadline: 5_000,
          }),
      ],
      [
        'other lists for all streams',
        () =>
          gateway.append({
            stream: '$settings',
            expected: 0,
            events: [{ id: randomUUID(), type: '$settings', data: '{}', metadata: '{}' }],
            deadline: 5_000,
          }),
      ],
    ])('%s is denied', async (_what, attempt) => {
      const outcome = await Promise.resolve(attempt()).then(
        () => 'let through',
        (error: unknown) => serverFault(error).kind,
      );
      expect(outcome).toBe('denied');
      expect(await store.readStream(stream)).toHaveLength(3);
    });

    test('reading the whole log and appending are not', async () => {
      expect(await store.head()).toBeDefined();
      expect(await store.append(stream, 2, sampleEvents(1))).toMatchObject({ kind: 'appended', revision: 3 });
    });

    test('a wrong password is told in one sentence, without the password', async () => {
      const wrong = asUser.replace(encodeURIComponent(password), 'wrong-one');
      await expect(openCheckedStore(wrong, {})).rejects.toThrow(new RegExp(`does not let the user ${name}`));
      await expect(openCheckedStore(wrong, {})).rejects.not.toThrow(/wrong-one/);
    });

    test('an administrator is told to let Pacta be a user of its own', async () => {
      const opened = await openCheckedStore(connectionString, {});
      await opened.store.close();
      expect(opened.server.warnings).toEqual([expect.stringContaining('may delete streams')]);
    });
  });
}
