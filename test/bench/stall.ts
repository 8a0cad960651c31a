import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { longestPartnership, type LedgerPlan } from '../generate/generated-ledger.ts';
import { idFrom } from '../generate/seeded.ts';
import { arrangePartnership, COMMAND_DATA, written } from '../harness/arranged-partnership.ts';
import { connect, filledPath, type ApiClient, type Call } from '../harness/api-client.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens, type Tokens } from '../harness/roles.ts';
import { startService, type Service } from '../harness/service.ts';
import { writeGenerated } from '../import/generated-file.ts';
import type { Probed, ProbeWork } from './probe.ts';

/** Milliseconds between two probes. */
const EVERY = 5;
/** Milliseconds of probing before and after each request. */
const MARGIN = 250;
/** Longest time given to one request, in milliseconds: what takes longer is cut off. */
const LONGEST = 60_000;
/** Promises beside the anchor, and how many are recorded at once. */
const PROMISES = 1_000;
const AT_ONCE = 50;
const NO_LIMITS = {
  PACTA_DEMO: '0',
  PACTA_LOG: 'warn',
  PACTA_COMMANDS_PER_MINUTE: '0',
  PACTA_REPORTS_PER_MINUTE: '0',
  PACTA_READS_PER_MINUTE: '0',
};

/** The longest wait of a health probe while one heavy request ran. */
export interface Stall extends Probed {
  readonly name: string;
  /** Time of the request, in milliseconds. */
  readonly took: number;
}

interface Heavy {
  readonly name: string;
  /** Sends it and reads the answer to its end, or to the `signal`. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

/** Each heavy request in turn, then eight readers at once, on the service of a generated ledger. */
export async function* stalls(folder: LedgerFolder, plan: LedgerPlan, only = ''): AsyncGenerator<Stall> {
  const service = await startService(folder, NO_LIMITS);
  const probe = new Worker(new URL('probe.ts', import.meta.url), {
    workerData: { url: service.url, every: EVERY } satisfies ProbeWork,
  });
  try {
    for (const heavy of await heavyRequests(service, folder, plan)) {
      if (!heavy.name.includes(only)) continue;
      await report(probe);
      await pause(MARGIN);
      const began = performance.now();
      await heavy.run(AbortSignal.timeout(LONGEST));
      const took = performance.now() - began;
      await pause(MARGIN);
      await settled(probe);
      yield { name: heavy.name, took, ...(await report(probe)) };
    }
  } finally {
    await probe.terminate();
    await service.kill();
  }
}

/** Every question is answered that was open when the request ended. */
async function settled(probe: Worker): Promise<void> {
  probe.postMessage('settle');
  await once(probe, 'message');
}

async function report(probe: Worker): Promise<Probed> {
  probe.postMessage('report');
  const [probed] = (await once(probe, 'message')) as [Probed];
  return probed;
}

async function heavyRequests(service: Service, folder: LedgerFolder, plan: LedgerPlan): Promise<readonly Heavy[]> {
  const api = await connect(service.url);
  const tokens = await demoTokens(folder);
  const { id: partnershipId } = longestPartnership(plan);
  const arranged = await arrangePartnership(api, tokens);
  const read = async (operationId: string, call: Call, signal: AbortSignal, accept?: string): Promise<number> => {
    const operation = api.operations.get(operationId);
    if (operation === undefined) throw new Error(`The OpenAPI document has no operation ${operationId}`);
    const query = new URLSearchParams(call.query).toString();
    const path = `${filledPath(operation.path, call.path)}${query === '' ? '' : `?${query}`}`;
    return bytesOf(service.url, operation.method, path, call, signal, accept);
  };
  const auditor = (call: Call): Call => ({ token: tokens.auditor, path: { partnershipId }, ...call });
  const reads: readonly Heavy[] = [
    {
      name: 'the log as a stream of events',
      run: (signal) =>
        read('followEvents', auditor({ query: { after: '-1', limit: String(plan.events) } }), signal, '*/*'),
    },
    { name: 'the log, 1,000 events a page', run: (signal) => wholeLog(api, tokens.auditor, signal) },
    {
      name: 'a page of the log that its reader may see little of',
      run: (signal) => read('listEvents', { token: tokens.observer, query: { limit: '1000' } }, signal),
    },
    { name: 'a bundle', run: (signal) => read('makeBundle', auditor({}), signal) },
    {
      name: 'a report in JSON, lists and events whole',
      run: (signal) => read('getReport', auditor({ query: { rows: '1000', events: '10000' } }), signal),
    },
    { name: 'a report in HTML', run: (signal) => read('getReport', auditor({}), signal, 'text/html') },
    {
      name: 'a comparison of two reports',
      run: (signal) => read('getDiff', auditor({ query: { from: '2017-01-01' } }), signal),
    },
    { name: 'leverage over all promises', run: await leverageOf(api, tokens, arranged, read) },
    {
      name: 'a portfolio with its events',
      run: (signal) =>
        read(
          'getPortfolio',
          { token: tokens.auditor, path: { funder: idFrom(`${partnershipId} funder 0`) }, query: { events: 'true' } },
          signal,
        ),
    },
    {
      name: 'a thousand commitments',
      run: (signal) => read('listCommitments', auditor({ query: { limit: '1000' } }), signal),
    },
    {
      name: 'all partnerships',
      run: (signal) => read('listPartnerships', auditor({ query: { limit: '1000' } }), signal),
    },
    {
      name: 'two hundred proofs',
      run: async (signal) => {
        const position = (at: number) => `@${Math.floor((plan.events / 200) * at)}`;
        for (let at = 0; at < 200; at += 1)
          await read('getProof', { token: tokens.auditor, path: { eventId: position(at) } }, signal).catch(() => 0);
      },
    },
  ];
  return [
    { name: 'nothing', run: () => pause(3_000) },
    ...reads,
    { name: 'the OpenAPI document', run: (signal) => bytesOf(service.url, 'GET', '/openapi.json', {}, signal) },
    { name: 'eight readers at once', run: (signal) => Promise.all(reads.slice(0, 8).map(({ run }) => run(signal))) },
    ...(await writes(api, tokens, arranged, folder)),
    {
      name: 'verification',
      run: (signal) => read('verify', { token: tokens.auditor, body: {} }, signal),
    },
    {
      name: 'a rebuild',
      run: async (signal) => {
        const call = { token: tokens.secretariat, path: { projection: 'all' } };
        await written202(await api.call('rebuildProjection', call));
        await until(signal, async () => (await api.call('getRebuild', call)).body['state'] === 'done');
      },
    },
  ];
}

/** The body's bytes, counted. @throws where the answer is no 2xx */
async function bytesOf(
  url: string,
  method: string,
  path: string,
  { token, body }: Call,
  signal: AbortSignal,
  accept = 'application/json',
): Promise<number> {
  const asked = request(`${url}${path}`, {
    method,
    agent: false,
    headers: {
      accept,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
  signal.addEventListener('abort', () => asked.destroy());
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let bytes = 0;
  try {
    for await (const chunk of response) bytes += (chunk as Buffer).byteLength;
  } catch (fault) {
    if (!signal.aborted) throw fault;
  }
  if ((response.statusCode ?? 500) >= 300) throw new Error(`${method} ${path} was answered ${response.statusCode}`);
  return bytes;
}

async function wholeLog(api: ApiClient, token: string, signal: AbortSignal): Promise<void> {
  let cursor: string | undefined;
  do {
    const query = { limit: '1000', ...(cursor === undefined ? {} : { cursor }) };
    const { status, body } = await api.call<{ next: string | null }>('listEvents', { token, query });
    if (status !== 200) throw new Error(`the log was answered ${status}`);
    cursor = body.next ?? undefined;
  } while (cursor !== undefined && !signal.aborted);
}

/** An anchor among a thousand promises. */
async function leverageOf(
  api: ApiClient,
  tokens: Tokens,
  partnershipId: string,
  read: (operationId: string, call: Call, signal: AbortSignal) => Promise<number>,
): Promise<Heavy['run']> {
  const path = { partnershipId };
  const pledge = () => written(api, 'pledge', { token: tokens.funder, path, body: COMMAND_DATA.pledge });
  const commitments: string[] = [];
  for (let made = 0; made < PROMISES; made += AT_ONCE)
    commitments.push(...(await Promise.all(Array.from({ length: AT_ONCE }, pledge))).map(({ id }) => id));
  const body = { name: 'The first money', commitments: commitments.slice(0, 1) };
  const { id: anchor } = await written(api, 'designateAnchor', { token: tokens.secretariat, path, body });
  return (signal) => read('getLeverage', { token: tokens.auditor, query: { anchor } }, signal);
}

/** A disclosure at its bound, one far beyond it, and an import of 20 MB. */
async function writes(
  api: ApiClient,
  tokens: Tokens,
  partnershipId: string,
  folder: LedgerFolder,
): Promise<readonly Heavy[]> {
  const made = await written(api, 'agreeTemplate', {
    token: tokens.secretariat,
    path: { partnershipId },
    body: COMMAND_DATA.agreeTemplate,
  });
  const disclose = (disclosure: string, count: number) =>
    api.call('discloseCost', {
      token: tokens.discloser,
      path: { costBookId: made.id },
      body: disclosureOf(disclosure, count),
    });
  const file = join(folder.root, 'stall.xml');
  await writeGenerated(file, 'iati', { bytes: 20_000_000 });
  return [
    {
      name: 'a disclosure of 1,000 lines',
      run: async () => {
        const { status, text } = await disclose('2026-q1', 1_000);
        if (status !== 200) throw new Error(`the disclosure was answered ${status}: ${text.slice(0, 300)}`);
      },
    },
    {
      name: 'a refused disclosure of 7,000 lines',
      run: async () => {
        const { status } = await disclose('2026-q2', 7_000);
        if (status !== 400) throw new Error(`the disclosure was answered ${status}`);
      },
    },
    {
      name: 'an import of 20 MB',
      run: async (signal) => {
        const answer = await fetch(`${api.url}/v1/imports`, {
          method: 'POST',
          headers: { authorization: `Bearer ${tokens.secretariat}`, 'content-type': 'application/xml' },
          body: Readable.toWeb(createReadStream(file)) as ReadableStream,
          duplex: 'half',
        } as RequestInit);
        const { id } = (await written202({ status: answer.status, text: await answer.text() })) as { id: string };
        const call = { token: tokens.secretariat, path: { importId: id } };
        await until(signal, async () => {
          const { body } = await api.call('getImport', call);
          if (body['state'] === 'failed') throw new Error(JSON.stringify(body));
          return body['state'] === 'done';
        });
      },
    },
  ];
}

function disclosureOf(disclosure: string, count: number) {
  const lines = Array.from({ length: count }, (_, at) => ({
    line: `l${at}`,
    stage: at % 2 === 0 ? 'processing' : 'raw-materials',
    kind: 'direct',
    label: 'Cost',
    class: 'partners',
    amount: { amount: '100', currency: 'EUR' },
  }));
  const classed = (amount: number) => ({ class: 'partners', amount: { amount: String(amount), currency: 'EUR' } });
  return {
    disclosure,
    period: disclosure.toUpperCase(),
    volume: '1000',
    unit: 'box',
    price: classed(500),
    revenue: classed(500_000),
    lines,
    total: { amount: String(100 * count), currency: 'EUR' },
  };
}

async function written202({ status, text }: { readonly status: number; readonly text: string }): Promise<unknown> {
  if (status !== 202) throw new Error(`answered ${status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as unknown;
}

async function until(signal: AbortSignal, holds: () => Promise<boolean>): Promise<void> {
  while (!signal.aborted && !(await holds())) await pause(200);
}
