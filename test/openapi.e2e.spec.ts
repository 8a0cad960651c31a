import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { written } from './harness/arranged-partnership.ts';
import { exampleIds } from './harness/example-ids.ts';
import { runNode } from './harness/finished-process.ts';
import { loadedDemo, type LoadedDemo } from './harness/loaded-demo.ts';
import { tokenAs } from './harness/roles.ts';

jest.setTimeout(180_000);

let demo: LoadedDemo;
let auditor = '';
let ids: Record<string, string> = {};

beforeAll(async () => {
  demo = await loadedDemo();
  auditor = await tokenAs(demo.folder, 'auditor');
  ids = await exampleIds(demo.api, auditor);
  const { body } = await demo.api.call<{ pledge: { provider: string } }>('getCommitment', {
    token: auditor,
    path: { commitmentId: ids['commitmentId'] as string },
  });
  const { provider } = body.pledge;
  ids['funder'] = provider;
  const anchor = { commitments: [], provider, name: 'First money', decisionId: ids['decisionId'] };
  const call = {
    token: await tokenAs(demo.folder, 'secretariat'),
    path: { partnershipId: ids['partnershipId'] as string },
    body: anchor,
  };
  ids['anchorId'] = (await written(demo.api, 'designateAnchor', call)).id;
});
afterAll(() => demo?.remove());

type Document = Parameters<typeof SwaggerParser.validate>[0];

test('the document validates', async () => {
  await SwaggerParser.validate(structuredClone(demo.api.document) as unknown as Document);
});

test('every read says what it answers, and nothing answers just anything', () => {
  const text = JSON.stringify(demo.api.document.paths);
  expect(text).not.toContain('"additionalProperties":true');
});

/** Reads with a JSON answer, and what each needs besides ids. */
const READS: readonly (readonly [operation: string, query?: Readonly<Record<string, string>>])[] = [
  ['listPartnerships'],
  ['getPartnership'],
  ['getReport'],
  ['getReportList'],
  ['getReportFigure'],
  ['getDiff', { from: '@0' }],
  ['listCommitments'],
  ['getCommitment'],
  ['listCostBooks'],
  ['getCostBook'],
  ['listDecisions'],
  ['getDecision'],
  ['listContributions'],
  ['getContribution'],
  ['getLeverage', { anchor: 'First money' }],
  ['listAnchors'],
  ['getAnchor'],
  ['listRates'],
  ['getTotals'],
  ['getPortfolio', { events: 'true' }],
  ['listEvents'],
  ['getEvent'],
  ['getLedger'],
];

describe('what a read answers is what the document says', () => {
  test.each(READS)('%s', async (operationId, query = {}) => {
    const { document, operations } = demo.api;
    const answer = await demo.api.call(operationId, {
      token: auditor,
      path: { ...ids, list: 'events', figure: 'totals.0.committed' },
      query,
    });
    expect([operationId, answer.status]).toEqual([operationId, 200]);
    const pointer = ['paths', operations.get(operationId)?.path ?? '', 'get', 'responses', '200', 'content']
      .concat('application/json', 'schema')
      .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(document, 'openapi');
    const validate = ajv.getSchema(`openapi#/${pointer.map(encodeURIComponent).join('/')}`);
    expect(validate).toBeDefined();
    const ok = validate?.(answer.body);
    expect((validate?.errors ?? []).slice(0, 5)).toEqual([]);
    expect(ok).toBe(true);
  });

  test('the list is whole', () => {
    const reads = [...demo.api.operations.values()].filter(({ operationId, method }) => {
      const { document } = demo.api;
      const path = demo.api.operations.get(operationId)?.path ?? '';
      const get = document.paths[path]?.['get'] as { responses?: { 200?: { content?: object } } } | undefined;
      return method === 'GET' && Object.hasOwn(get?.responses?.[200]?.content ?? {}, 'application/json');
    });
    const apart = ['getImport', 'listProjections', 'getRebuild'];
    expect(reads.map(({ operationId }) => operationId).filter((name) => !apart.includes(name))).toEqual(
      expect.arrayContaining(READS.map(([name]) => name)),
    );
    expect(reads).toHaveLength(READS.length + apart.length);
  });
});

describe('a client generated from the document', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pacta-client-'));
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const PROGRAM = `
    import { getReport, listPartnerships } from './client/index.js';
    import { client } from './client/client.gen.js';

    async function read(baseUrl: string, token: string): Promise<object> {
      client.setConfig({ baseUrl, auth: token });
      const { data: page } = await listPartnerships();
      const [first] = page?.items ?? [];
      if (first === undefined) throw new Error('no partnership');
      const { data: report } = await getReport({ path: { partnershipId: first.id } });
      const committed: string | undefined = report?.totals[0]?.committed.amount;
      const count: number | undefined = report?.totals[0]?.committed.eventCount;
      // @ts-expect-error a figure has no such member
      report?.totals[0]?.committed.guess;
      return { name: first.name, committed, count };
    }
    const [baseUrl, token] = process.argv.slice(2) as [string, string];
    void read(baseUrl, token).then((found) => console.log(JSON.stringify(found)));
  `;

  test('compiles, and reads from the running service', async () => {
    const input = join(folder, 'openapi.json');
    writeFileSync(input, JSON.stringify(demo.api.document));
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
    writeFileSync(join(folder, 'program.ts'), PROGRAM);
    const bin = (name: string) => join(process.cwd(), 'node_modules', name);
    const generated = await runNode(
      [bin('@hey-api/openapi-ts/bin/run.js'), '-i', input, '-o', join(folder, 'client'), '-s', '--no-log-file'],
      demo.folder.env,
    );
    expect([generated.code, generated.stderr]).toEqual([0, '']);
    const options = [
      '--module',
      'commonjs',
      '--moduleResolution',
      'bundler',
      '--target',
      'es2024',
      '--strict',
      '--ignoreConfig',
    ];
    const compiled = await runNode(
      [bin('typescript/bin/tsc'), ...options, '--skipLibCheck', '--types', 'node', join(folder, 'program.ts')],
      demo.folder.env,
    );
    expect([compiled.code, compiled.stdout]).toEqual([0, '']);
    const ran = await runNode([join(folder, 'program.js'), demo.service.url, auditor], demo.folder.env);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ committed: expect.stringMatching(/^\d+\.\d\d$/) });
  });
});
