import type { NewEvent } from '@pacta/event-store';
import { createHash } from 'node:crypto';
import { connect } from '../harness/api-client.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens } from '../harness/roles.ts';
import { startService } from '../harness/service.ts';
import { idFrom } from '../generate/seeded.ts';
import { median, percentile } from './percentile.ts';
import { openStore } from './store-appends.ts';

const PARTNERSHIPS = 100;
const EACH = 100;
const FUNDER = idFrom('the funder of the portfolio');
const RECEIVER = idFrom('the receiver of the portfolio');
const SETTINGS = { PACTA_DEMO: '1', PACTA_REPORTS_PER_MINUTE: '0', PACTA_LOG: 'warn' };

export interface PortfolioTime {
  readonly commitments: number;
  /** Time of one warm answer, in milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly bytes: number;
}

/**
 * The portfolio of a funder with 10,000 commitments in 100 partnerships, six events each, over HTTP from the built
 * service.
 */
export async function portfolioTimes(folder: LedgerFolder, turns = 51): Promise<PortfolioTime> {
  const first = await startService(folder, SETTINGS);
  await first.stop();
  await fill(folder.ledger);
  const service = await startService(folder, SETTINGS);
  try {
    const api = await connect(service.url);
    const { funder } = await demoTokens(folder);
    const ask = async (): Promise<{ readonly milliseconds: number; readonly text: string }> => {
      const began = performance.now();
      const answer = await api.call('getPortfolio', { token: funder, path: { funder: FUNDER } });
      return { milliseconds: performance.now() - began, text: answer.text };
    };
    let text = '';
    for (let waiting = 0; waiting < 300 && !text.includes(`"commitments":${PARTNERSHIPS * EACH}`); waiting += 1) {
      ({ text } = await ask());
      await new Promise((wake) => setTimeout(wake, 100));
    }
    if (!text.includes(`"commitments":${PARTNERSHIPS * EACH}`))
      throw new Error(`The portfolio never came: ${text.slice(0, 300)}`);
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) times.push((await ask()).milliseconds);
    return {
      commitments: PARTNERSHIPS * EACH,
      median: median(times),
      p99: percentile(times, 0.99),
      bytes: text.length,
    };
  } finally {
    await service.kill();
  }
}

async function fill(ledger: string): Promise<void> {
  const store = await openStore(ledger);
  const waiting = new Set<Promise<unknown>>();
  const append = async (...given: Parameters<typeof store.append>): Promise<void> => {
    const appended = store.append(...given).finally(() => waiting.delete(appended));
    waiting.add(appended);
    if (waiting.size >= 256) await Promise.race(waiting);
  };
  for (let at = 0; at < PARTNERSHIPS; at += 1) {
    const partnershipId = idFrom(`portfolio partnership ${at}`);
    await append(`partnership-${partnershipId}`, 'none', made(`p${at}`, partnershipId, roster(at)));
    for (let turn = 0; turn < EACH; turn += 1) {
      const name = `p${at} c${turn}`;
      await append(`commitment-${idFrom(name)}`, 'none', made(name, partnershipId, life(at * EACH + turn)));
    }
  }
  await Promise.all(waiting);
  await store.close();
}

type EventData = readonly [type: string, data: unknown];

const roster = (at: number): readonly EventData[] => [
  ['PartnershipFounded.v1', { name: `Partnership ${at}`, purpose: 'Made to be measured.', synthetic: true }],
  ['PartnerJoined.v1', { organisation: { id: FUNDER, name: 'Funder' }, sector: 'public', roles: [] }],
  ['PartnerJoined.v1', { organisation: { id: RECEIVER, name: 'Association' }, sector: 'voluntary', roles: [] }],
  ['RoleGranted.v1', { actor: 'demo-funder', role: 'funder', organisation: FUNDER }],
];

/**
 * Spread over eight years: some only pledged, some only signed, most paid in two parts, of which one is acknowledged.
 */
function life(serial: number): readonly EventData[] {
  const amount = (minor: number) => ({ amount: String(minor), currency: 'EUR' });
  const valueDate = `${2018 + (serial % 8)}-${String((serial % 12) + 1).padStart(2, '0')}-15`;
  const paid = (part: number) => ({ amount: amount(150_000), valueDate, reference: `TR-${part}` });
  const whole: readonly EventData[] = [
    [
      'Pledged.v1',
      { provider: FUNDER, receiver: RECEIVER, instrument: 'grant', amount: amount(400_000), conditions: [] },
    ],
    ['Signed.v1', { terms: 'As pledged.', amount: amount(400_000) }],
    ['Disbursed.v1', paid(1)],
    ['Received.v1', paid(1)],
    ['Disbursed.v1', paid(2)],
    ['Received.v1', paid(2)],
  ];
  return serial % 7 === 0 ? whole.slice(0, 1) : serial % 5 === 0 ? whole.slice(0, 2) : whole;
}

const made = (name: string, partnershipId: string, said: readonly EventData[]): NewEvent[] =>
  said.map(([type, data], index) => {
    const commandId = idFrom(`command ${name} ${index}`);
    const day = String((index % 28) + 1).padStart(2, '0');
    return {
      eventId: idFrom(`event ${name} ${index}`),
      type,
      data,
      metadata: {
        actor: 'demo-funder',
        commandId,
        partnershipId,
        recordedAt: `2026-01-${day}T09:00:00.000Z`,
        salt: createHash('sha256').update(commandId).digest('base64url').slice(0, 22),
      },
      sealed: {},
    };
  });
