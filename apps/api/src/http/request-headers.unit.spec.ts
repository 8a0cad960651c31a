import { describe, expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';
import {
  correlationIdOf,
  demoClockOf,
  dryRunOf,
  switchesOf,
  idempotencyKeyOf,
  ifMatchOf,
  minTokenOf,
  noneMatch,
  refuseQuery,
} from './request-headers.ts';

const withHeader = (name: string, value: string) =>
  ({ headers: { [name]: value }, query: {} }) as unknown as FastifyRequest;
const without = { headers: {}, query: {} } as unknown as FastifyRequest;
const withQuery = (query: object) => ({ headers: {}, query }) as unknown as FastifyRequest;

describe('Idempotency-Key', () => {
  test.each(['k', 'a b', '~'.repeat(200), '8e03978e-40d5-43e8-bc93-6894a57f9324'])('takes %s', (key) =>
    expect(idempotencyKeyOf(withHeader('idempotency-key', key))).toBe(key),
  );
  test.each(['', 'x'.repeat(201), 'é', 'a\tb', 'a\u0000'])('refuses %j', (key) =>
    expect(() => idempotencyKeyOf(withHeader('idempotency-key', key))).toThrow(Problem),
  );
  test('is optional', () => expect(idempotencyKeyOf(without)).toBeUndefined());
});

describe('If-Match', () => {
  test.each([
    ['"0"', 0],
    ['"42"', 42],
    [' "7" ', 7],
  ])('takes %j', (tag, revision) => expect(ifMatchOf(withHeader('if-match', tag))).toBe(revision));
  test.each(['7', 'W/"7"', '*', '"7", "8"', '"-1"', '"07"', '"7.0"', '""', '"@7"', 'W/"@7"'])('refuses %j', (tag) =>
    expect(() => ifMatchOf(withHeader('if-match', tag))).toThrow(Problem),
  );
});

describe('If-None-Match', () => {
  test.each([
    ['"3"', '"3"', true],
    ['W/"3"', '"3"', true],
    ['"1", W/"3"', '"3"', true],
    ['*', '"3"', true],
    ['"4"', '"3"', false],
    ['W/"@3"', 'W/"@3"', true],
  ])('%s against %s', (sent, etag, matches) =>
    expect(noneMatch(withHeader('if-none-match', sent), etag)).toBe(matches),
  );
  test('absent', () => expect(noneMatch(without, '"3"')).toBe(false));
});

describe('X-Correlation-Id and Pacta-Min-Token', () => {
  test('take what fits', () => {
    expect(correlationIdOf(withHeader('x-correlation-id', 'run-7:a.b'))).toBe('run-7:a.b');
    expect(minTokenOf(withHeader('pacta-min-token', '12'))).toBe('12');
  });
  test.each(['', 'a b', 'x'.repeat(129), 'a\nb'])('refuse %j', (value) => {
    expect(() => correlationIdOf(withHeader('x-correlation-id', value))).toThrow(Problem);
    expect(() => minTokenOf(withHeader('pacta-min-token', value))).toThrow(Problem);
  });
});

describe('Pacta-At', () => {
  test('is brought to milliseconds', () =>
    expect(demoClockOf(withHeader('pacta-at', '2026-04-12T09:30:00Z'))).toBe('2026-04-12T09:30:00.000Z'));
  test.each(['2026-04-12', '2026-04-12T09:30:00', '2026-04-12T09:30:00+02:00', '2026-13-12T09:30:00Z', 'now'])(
    'refuses %j',
    (at) => expect(() => demoClockOf(withHeader('pacta-at', at))).toThrow(Problem),
  );
});

describe('dryRun', () => {
  test.each([
    [{}, false],
    [{ dryRun: 'false' }, false],
    [{ dryRun: 'true' }, true],
  ])('%j', (query, dry) => expect(dryRunOf(withQuery(query))).toBe(dry));
  test.each([
    { dryRun: '' },
    { dryRun: '1' },
    { dryRun: ['true', 'true'] },
    { dryrun: 'true' },
    { dryRun: 'true', x: '1' },
  ])('never guesses at %j', (query) => expect(() => dryRunOf(withQuery(query))).toThrow(Problem));
});

test('several switches are read apart, and others are refused', () => {
  const asked = (query: object) => switchesOf(withQuery(query), ['dryRun', 'withdraw']);
  expect(asked({ withdraw: 'true' })).toEqual({ dryRun: false, withdraw: true });
  expect(() => asked({ withdraw: 'yes' })).toThrow(Problem);
  expect(() => asked({ withdrawn: 'true' })).toThrow(Problem);
});

describe('a request without parameters', () => {
  test('passes', () => expect(() => refuseQuery(withQuery({}))).not.toThrow());
  test.each([{ dryRun: 'true' }, { x: '' }])('refuses %j', (query) =>
    expect(() => refuseQuery(withQuery(query))).toThrow(Problem),
  );
});
