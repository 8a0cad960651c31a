import { describe, expect, test } from '@jest/globals';
import { brokenCall, refusedAppend, ServerFault, serverFault } from './server-fault.ts';

const error = (members: object): Error => Object.assign(new Error(), members);

describe('what the client throws, in our terms', () => {
  test.each([
    ['unavailable', { type: 'unavailable' }, 'unavailable'],
    ['a call that the server cancelled', { type: 'cancelled' }, 'cancelled'],
    ['a node that does not lead', { type: 'not-leader' }, 'not-leader'],
    ['a deadline of gRPC', { type: 'deadline-exceeded' }, 'deadline'],
    ["the server's own time-out", { type: 'timeout' }, 'deadline'],
    ['an unknown error that says busy', { type: 'unknown', message: '2 UNKNOWN: Server Is Busy' }, 'busy'],
    ['an unknown error that says not ready', { type: 'unknown', message: 'Server Is Not Ready' }, 'busy'],
    ['no node found', { message: 'Failed to discover after 10 attempts.' }, 'undiscovered'],
    ['no right', { type: 'access-denied' }, 'denied'],
    ['a wrong password', { code: 16, message: '16 UNAUTHENTICATED' }, 'denied'],
    ['a permission denied by gRPC alone', { code: 7 }, 'denied'],
    ['a buried stream', { type: 'stream-deleted' }, 'deleted'],
    ['too much', { type: 'maximum-append-size-exceeded' }, 'too-large'],
    ['anything else', { type: 'invalid-argument', message: 'x' }, 'unknown'],
  ])('%s', (_case, members, kind) => {
    expect(serverFault(error(members))).toMatchObject({ name: 'ServerFault', kind });
  });

  test('an empty message becomes words, and what was one already stays itself', () => {
    expect(serverFault(error({ type: 'unavailable', message: '' })).message).toBe('the server does not answer');
    const fault = new ServerFault('busy', 'b');
    expect(serverFault(fault)).toBe(fault);
    expect(serverFault(undefined)).toMatchObject({ kind: 'unknown' });
  });
});

describe('an open call', () => {
  test.each([
    ['breaks', { code: 14 }, 'unavailable'],
    ['is cancelled', { code: 1 }, 'unavailable'],
    [
      'is at a node that does not lead',
      { code: 5, metadata: { getMap: () => ({ 'leader-endpoint-host': 'b' }) } },
      'not-leader',
    ],
    ['lacks the right', { code: 7 }, 'denied'],
    ['has the wrong password', { code: 16 }, 'denied'],
  ])('that %s', (_case, members, kind) => {
    expect(brokenCall(error(members))).toMatchObject({ kind });
  });

  test.each([
    ['event_store.client.AccessDenied', '', 'denied'],
    ['event_store.client.Timeout', '', 'deadline'],
    ['event_store.client.StreamDeleted', '', 'deleted'],
    ['event_store.client.MaximumAppendSizeExceeded', '', 'too-large'],
    ['google.protobuf.Empty', 'Server Is Not Ready', 'busy'],
    ['', 'x', 'unknown'],
  ])('refuses with %s %s', (details, message, kind) => {
    expect(refusedAppend(details, message)).toMatchObject({ kind });
  });
});
