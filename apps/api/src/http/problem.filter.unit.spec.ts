import { NotFoundException } from '@nestjs/common';
import { AppendRefused, StoreUnavailable } from '@pacta/event-store';
import { describe, expect, test } from '@jest/globals';
import { Problem, problemDocument } from './problem.ts';
import { problemOf } from './problem.filter.ts';

const fastifyError = (code: string, statusCode: number) =>
  Object.assign(new Error('secret detail'), { code, statusCode });

describe('every fault has its problem', () => {
  test.each<[string, unknown, number, string]>([
    ['a problem of our own', new Problem({ status: 412, code: 'stale-revision', detail: '…' }), 412, 'stale-revision'],
    ['a store that is gone', new StoreUnavailable('disk full at /secret/path'), 503, 'store-unavailable'],
    ['an append over a mebibyte', new AppendRefused('too-large', '…'), 413, 'too-large'],
    ['a leaf over 65,535 bytes', new AppendRefused('leaf-too-large', '…'), 413, 'too-large'],
    ['a key that served elsewhere', new AppendRefused('id-elsewhere', '…'), 422, 'idempotency-key-reused'],
    ['an append that we made wrongly', new AppendRefused('empty', '…'), 500, 'internal-fault'],
    ['no route', new NotFoundException(), 404, 'no-such-route'],
    ['another content type', fastifyError('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), 415, 'unsupported-media-type'],
    ['too much', fastifyError('FST_ERR_CTP_BODY_TOO_LARGE', 413), 413, 'too-large'],
    ['not JSON', fastifyError('FST_ERR_CTP_INVALID_JSON_BODY', 400), 400, 'malformed-request'],
    ['another fault of the client', fastifyError('FST_ERR_ASYNC_CONSTRAINT', 418), 400, 'malformed-request'],
    ['a fault of ours', new TypeError("can't read 'x' of undefined"), 500, 'internal-fault'],
    ['a thrown string', 'boom', 500, 'internal-fault'],
    ['nothing at all', undefined, 500, 'internal-fault'],
  ])('%s', (_, error, status, code) => expect(problemOf(error)).toMatchObject({ status, code }));

  test('none tells what is inside', () => {
    for (const error of [new StoreUnavailable('/secret/path'), new Error('/secret/path'), fastifyError('FST_X', 400)])
      expect(JSON.stringify(problemDocument(problemOf(error), 'r'))).not.toContain('secret');
  });

  test('a store that is gone says when to come back', () =>
    expect(problemOf(new StoreUnavailable('…')).headers).toEqual({ 'retry-after': '2' }));
});

test('the document is RFC 9457, with what to do next', () => {
  const errors = [{ pointer: '/amount', message: 'must be an object' }];
  expect(problemDocument({ status: 400, code: 'malformed-request', detail: 'd', next: 'n', errors }, 'r-1')).toEqual({
    type: '/problems/malformed-request',
    title: 'Malformed request',
    status: 400,
    code: 'malformed-request',
    detail: 'd',
    next: 'n',
    errors,
    instance: 'urn:pacta:request:r-1',
  });
});
