import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { actorNamed, ledgerSettings, mintToken, openLedger, startTracing } from '@pacta/opening';

// Nest is imported first; see demo-app.ts in apps/api/testing.
await import('@nestjs/core');
const { createApp } = await import('./create-app.ts');

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

const folder = mkdtempSync(join(tmpdir(), 'pacta-tracing-'));
const spans: SentSpan[] = [];
let collector: Server;

/** A collector for OTLP over HTTP. */
beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
      };
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  await new Promise((resolve) => collector.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const said = ({ attributes }: SentSpan, key: string): unknown =>
  Object.values(attributes.find((attribute) => attribute.key === key)?.value ?? {})[0];

test('a write is one trace: under the caller, from request to append to projection, with what correlates it', async () => {
  const { port } = collector.address() as AddressInfo;
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${port}`;
  const tracing = await startTracing();
  const env = { HOME: folder, PACTA_LEDGER: join(folder, 'ledger'), PACTA_DEMO: '1' };
  const ledger = await openLedger(ledgerSettings({ env }), { write: true });
  const app = await createApp(ledger);
  const [traceId, caller] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/partnerships',
    headers: {
      authorization: `Bearer ${await mintToken(ledger.signingKey(), actorNamed('secretariat', true))}`,
      traceparent: `00-${traceId}-${caller}-01`,
      'x-correlation-id': 'run-7',
    },
    payload: { name: 'Pilot', purpose: 'To try it.' },
  });
  expect(answer.statusCode).toBe(201);
  await ledger.projector.waitForHead(5_000);
  await app.close();
  await ledger.close();
  await tracing.end();

  const of = (name: string) => spans.find((span) => span.name === name && span.traceId === traceId);
  const [request, append, project] = [of('POST /v1/partnerships'), of('append'), of('project')];
  if (request === undefined || append === undefined || project === undefined)
    throw new Error(`Only these spans came: ${spans.map(({ name }) => name).join(', ')}`);
  expect([request.parentSpanId, append.parentSpanId, project.parentSpanId]).toEqual([
    caller,
    request.spanId,
    append.spanId,
  ]);
  for (const span of [request, append, project]) expect(said(span, 'pacta.correlation_id')).toBe('run-7');
  expect(said(append, 'pacta.stream')).toMatch(/^partnership-/);
  expect(said(append, 'pacta.command_id')).toBeDefined();
  expect(said(project, 'pacta.outcome')).toBe('reached');
});

test('without an endpoint nothing is recorded', async () => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  const before = spans.length;
  const tracing = await startTracing();
  const { tracer } = await import('@pacta/opening');
  const span = tracer().startSpan('nothing');
  expect(span.isRecording()).toBe(false);
  span.end();
  await tracing.end();
  expect(spans).toHaveLength(before);
});
