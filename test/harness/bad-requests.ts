import { filledPath, type OpenApi, type Operation } from './api-client.ts';
import { sample } from './schema-sample.ts';

export interface BadRequest {
  readonly what: string;
  readonly operation: Operation;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  /** Whether it must be refused (4xx); else any answer but a 5xx or a write will do. */
  readonly mustBeRefused: boolean;
}

type Json = unknown;
type Change = readonly [what: string, raw: string | Uint8Array<ArrayBuffer>];

const JSON_TYPE = { 'content-type': 'application/json' };
const MIB = 1024 * 1024;

/** Every bad request of one operation: its body, its path, its query, its headers. */
export function badRequestsOf(
  document: OpenApi,
  operation: Operation,
  ids: Readonly<Record<string, string>>,
): BadRequest[] {
  const path = filledPath(operation.path, ids);
  const good = operation.body === undefined ? undefined : sample(document, operation.body, true);
  const request = (what: string, parts: Partial<BadRequest>): BadRequest => ({
    what: `${operation.operationId}: ${what}`,
    operation,
    path,
    headers: good === undefined ? {} : JSON_TYPE,
    mustBeRefused: true,
    ...(good === undefined || 'raw' in parts ? {} : { raw: JSON.stringify(good) }),
    ...parts,
  });
  return [
    ...(good === undefined ? [] : [...bodies(good)].map(([what, raw]) => request(what, { raw }))),
    ...(good === undefined ? [] : contentTypes(JSON.stringify(good)).map((parts) => request(parts.what, parts))),
    ...paths(operation, ids).map(([what, odd]) => request(what, { path: odd })),
    ...queries(operation).map(([what, query]) =>
      request(what, { path: `${path}?${query}`, mustBeRefused: query === 'dryRun=maybe' }),
    ),
    ...headers(operation.parameters.some(({ name }) => name === 'If-Match')).map(([what, given]) =>
      request(what, { headers: { ...(good === undefined ? {} : JSON_TYPE), ...given } }),
    ),
  ];
}

const WRONG: readonly [string, Json][] = [
  ['a number', 12.5],
  ['a huge number', 1e300],
  ['null', null],
  ['true', true],
  ['an object', { toString: 'x' }],
  ['a list of lists', [[[]]]],
  ['empty text', ''],
  ['a huge text', 'x'.repeat(200_000)],
  ['control characters', 'a\u0000b\u001b[31m'],
  ['a lone surrogate', '\ud800'],
  ['another script', "'; DROP TABLE events; --\u202e"],
];

/** Bad bodies: malformed JSON, unknown members, and each field in turn absent or of a wrong type. */
function* bodies(good: Json): Generator<Change> {
  const text = JSON.stringify(good);
  yield ['broken JSON', text.slice(0, -1)];
  yield ['trailing text', `${text}x`];
  yield ['an empty body', ''];
  yield ['text', '"hello"'];
  yield ['a list', `[${text}]`];
  yield ['null', 'null'];
  yield ['invalid UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d)];
  yield ['deep nesting', `{"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`];
  yield ['over 1 MiB', JSON.stringify({ ...(good as object), padding: 'x'.repeat(MIB) })];
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'isAdministrator'])
    yield [`unknown member ${name}`, text.replace('{', `{"${name}":{"polluted":true},`)];
  for (const [pointer, change] of places(good)) {
    yield [
      `__proto__ within ${pointer}`,
      JSON.stringify(change({ polluted: 1 })).replace('"polluted"', '"__proto__":{"x":1},"polluted"'),
    ];
    for (const [kind, value] of WRONG)
      if (kind !== 'another script') yield [`${kind} at ${pointer}`, JSON.stringify(change(value))];
  }
}

/** Each place in a value, and the value with that place replaced. */
function* places(
  value: Json,
  pointer = '',
  around: (part: Json) => Json = (part) => part,
): Generator<[string, (part: Json) => Json]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name}`;
    const change = (part: Json): Json =>
      around(
        Array.isArray(value)
          ? value.map((old, index) => (String(index) === name ? part : old))
          : { ...value, [name]: part },
      );
    yield [at, change];
    yield* places(member, at, change);
  }
}

function contentTypes(raw: string): { what: string; headers: Record<string, string>; raw: string }[] {
  return [
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'nonsense',
    'application/json; charset=utf-16',
  ].map((type) => ({
    what: `content type ${type}`,
    headers: { 'content-type': type },
    raw: type.includes('utf-16') ? `\ufeff${raw}x` : raw,
  }));
}

function paths(operation: Operation, ids: Readonly<Record<string, string>>): [string, string][] {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
  const odd = [
    '..%2f..%2fetc%2fpasswd',
    '%00',
    'x'.repeat(2000),
    '-1',
    '__proto__',
    '%F0%9F%92%A9',
    'partnership-x%0d%0aX-Odd:1',
    "1'%20OR%20'1'='1",
  ];
  return names.flatMap((name) =>
    odd.map((value): [string, string] => [
      `${name} = ${value.slice(0, 40)}`,
      operation.path
        .split(`{${name}}`)
        .map((part) => filledPath(part, ids))
        .join(value),
    ]),
  );
}

function queries(operation: Operation): [string, string][] {
  const names = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const odd = [
    '',
    '-1',
    'abc',
    '1e400',
    '9'.repeat(60),
    '%00',
    'x'.repeat(4000),
    '%F0%9F%92%A9',
    '{"$gt":""}',
    "';--",
    '@-1',
    '@99999999999999999999',
    '9999-99-99',
  ];
  const each = [...names, 'unknown'].flatMap((name) =>
    odd.map((value): [string, string] => [`?${name}=${value.slice(0, 30)}`, `${name}=${value}`]),
  );
  // With a valid body and only an odd query, a write would be legitimate, so this is a dry run.
  return operation.method === 'GET'
    ? each
    : each.map(([what, query]) => [what, query.startsWith('dryRun=') ? 'dryRun=maybe' : `dryRun=true&${query}`]);
}

function headers(isCommand: boolean): [string, Record<string, string>][] {
  const authorisation: [string, Record<string, string>][] = [
    'Bearer',
    'Bearer a.b.c',
    'Basic eDp5',
    'Bearer  x',
    `Bearer ${'x'.repeat(9000)}`,
  ].map((value) => [`authorization ${value.slice(0, 20)}`, { authorization: value }]);
  const forWrites: [string, Record<string, string>][] = [
    ['if-match', { 'if-match': 'three' }],
    ['weak if-match', { 'if-match': 'W/"1"' }],
    ['two if-match', { 'if-match': '"1", "2"' }],
    ['huge if-match', { 'if-match': '"99999999999999999999"' }],
    ['empty idempotency key', { 'idempotency-key': '' }],
    ['long idempotency key', { 'idempotency-key': 'k'.repeat(5000) }],
    ['odd idempotency key', { 'idempotency-key': 'caf\u00e9' }],
    ['odd correlation id', { 'x-correlation-id': 'a b\u00e9' }],
    ['odd clock', { 'pacta-at': 'yesterday' }],
  ];
  return isCommand ? [...authorisation, ...forWrites] : authorisation;
}
