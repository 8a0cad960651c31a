import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens } from '../harness/roles.ts';
import { startService, type Service } from '../harness/service.ts';
import { Seeded } from '../generate/seeded.ts';
import { EVENTS_OF_A_PARTNERSHIP, generatedPartnershipId } from './generated-events.ts';
import { pledging } from './http-commands.ts';
import { caughtUp } from './opened-ledger.ts';
import { median, percentile } from './percentile.ts';
import { fillLedger, openStore, storeAppends } from './store-appends.ts';

/** Milliseconds, on a ledger of one size. */
export interface TimesAtSize {
  readonly events: number;
  readonly appendP99: number;
  /** Medians over HTTP, one request at a time. */
  readonly command: number;
  readonly logPage: number;
  readonly asOfPage: number;
}

/** Rounds go through all sizes, so that a noisy neighbour affects each. */
const ROUNDS = 5;
const REQUESTS_A_ROUND = 100;
const SETTINGS = { PACTA_DEMO: '0', PACTA_COMMANDS_PER_MINUTE: '0', PACTA_REPORTS_PER_MINUTE: '0', PACTA_LOG: 'warn' };

/** Partnerships of a thousand events each, as many as the size needs; caught up and covered by a checkpoint. */
export async function ledgerOfSize(folder: LedgerFolder, events: number): Promise<LedgerFolder> {
  await caughtUp(folder, true);
  const store = await openStore(folder.ledger);
  await fillLedger(store, events);
  await store.close();
  await caughtUp(folder, true);
  return folder;
}

interface Sized {
  readonly events: number;
  readonly folder: LedgerFolder;
}

/** The same requests on ledgers of several sizes, in turn. */
export async function timesAtSizes(ledgers: readonly Sized[], seconds: number): Promise<readonly TimesAtSize[]> {
  const appends = await appendTimes(ledgers, (seconds * 1000) / ROUNDS);
  const requests = await requestTimes(ledgers);
  return ledgers.map(({ events }, at) => ({
    events,
    appendP99: median(appends[at] ?? []),
    ...requests[at],
  })) as TimesAtSize[];
}

/** For each ledger the p99 of each round. */
async function appendTimes(ledgers: readonly Sized[], milliseconds: number): Promise<readonly number[][]> {
  const stores = await Promise.all(ledgers.map(({ folder }) => openStore(folder.ledger)));
  const times = stores.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [at, store] of stores.entries()) {
      const { latencies } = await storeAppends(store, 1, milliseconds);
      times[at]?.push(percentile(latencies, 0.99));
    }
  for (const store of stores) await store.close();
  return times;
}

async function requestTimes(ledgers: readonly Sized[]): Promise<readonly Omit<TimesAtSize, 'events' | 'appendP99'>[]> {
  const services: Service[] = [];
  try {
    for (const { folder } of ledgers) services.push(await startService(folder, SETTINGS));
    const asked = await Promise.all(
      ledgers.map(async ({ folder, events }, at) => questionsTo(services[at] as Service, folder, events)),
    );
    const times = asked.map(() => ({ command: [] as number[], logPage: [] as number[], asOfPage: [] as number[] }));
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const name of ['command', 'logPage', 'asOfPage'] as const)
        for (const [at, ask] of asked.entries()) {
          const some: number[] = [];
          for (let turn = 0; turn < REQUESTS_A_ROUND; turn += 1) some.push(await answeredIn(ask[name]()));
          // The first round warms up.
          if (round > 0) times[at]?.[name].push(...some);
        }
    return times.map(({ command, logPage, asOfPage }) => ({
      command: median(command),
      logPage: median(logPage),
      asOfPage: median(asOfPage),
    }));
  } finally {
    for (const service of services) await service.kill();
  }
}

type Questions = Readonly<Record<'command' | 'logPage' | 'asOfPage', () => Request>>;

/** Pages are asked for anywhere in the ledger. */
async function questionsTo({ url }: Service, folder: LedgerFolder, events: number): Promise<Questions> {
  const { auditor } = await demoTokens(folder);
  const pledge = await pledging(folder, url);
  const chance = new Seeded('flat');
  const headers = { authorization: `Bearer ${auditor}` };
  return {
    command: () =>
      new Request(pledge.url, {
        method: 'POST',
        headers: { ...pledge.headers, 'content-type': 'application/json' },
        body: pledge.body,
      }),
    logPage: () =>
      new Request(`${url}/v1/log?limit=100&asOf=@${chance.whole(events / 2, events - 1)}&reverse=true`, { headers }),
    asOfPage: () => {
      const number = chance.whole(0, Math.floor(events / EVENTS_OF_A_PARTNERSHIP) - 1);
      const id = generatedPartnershipId(number);
      const position = number * EVENTS_OF_A_PARTNERSHIP + EVENTS_OF_A_PARTNERSHIP / 2;
      return new Request(`${url}/v1/partnerships/${id}/commitments?limit=50&asOf=@${position}`, { headers });
    },
  };
}

async function answeredIn(request: Request): Promise<number> {
  const began = performance.now();
  const answer = await fetch(request);
  const body = await answer.text();
  const milliseconds = performance.now() - began;
  if (!answer.ok) throw new Error(`${request.url} was answered ${answer.status}: ${body.slice(0, 200)}`);
  return milliseconds;
}
