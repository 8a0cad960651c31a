import type { FlowFacts, GrantFacts, ReportDecided } from '../src/index.ts';
import { ASSOCIATION, FUNDER } from './samples.ts';

/** Made-up reports that specs of several slices share. */
export const SOURCE = { fileHash: 'a'.repeat(64), place: 'line 10: iati-activity[1]' } as const;
export const LATER_SOURCE = { fileHash: 'b'.repeat(64), place: 'line 10: iati-activity[1]' } as const;

export const activityReported = (publisher = FUNDER): ReportDecided => ({
  type: 'ActivityReported.v1',
  data: {
    identifier: 'XX-EX-1-wells',
    publisher: { id: publisher, name: 'Public funder', type: '10' },
    title: [
      { text: 'Puits', language: 'fr' },
      { text: 'Wells', language: 'en' },
    ],
    description: [],
    status: '2',
    dates: [{ type: '2', date: '2024-01-01' }],
    financeType: '110',
    partners: [
      { id: FUNDER, name: 'Public funder', type: '10', role: '1' },
      { id: ASSOCIATION, name: 'Association', type: '22', role: '4' },
    ],
    budgets: [{ amount: { amount: '90000', currency: 'EUR' }, start: '2024-01-01', end: '2024-12-31' }],
    ...SOURCE,
  },
});

/** Cents of EUR; a disbursement to the association by default. */
export const flowFacts = (cents: number, more: Partial<FlowFacts> = {}): FlowFacts => ({
  kind: 'iati:3',
  amount: { amount: String(cents), currency: 'EUR' },
  date: '2024-03-01',
  receiver: { id: ASSOCIATION, name: 'Association' },
  ...more,
});

export const flowReported = (cents: number, more: Partial<FlowFacts> = {}): ReportDecided => ({
  type: 'FlowReported.v1',
  data: { ...flowFacts(cents, more), ...SOURCE },
});

export const flowCorrected = (corrects: string, cents: number, more: Partial<FlowFacts> = {}): ReportDecided => ({
  type: 'ReportCorrected.v1',
  data: { corrects, reason: 'A newer file says so.', flow: flowFacts(cents, more), ...LATER_SOURCE },
});

export const flowWithdrawn = (withdraws: string): ReportDecided => ({
  type: 'ReportWithdrawn.v1',
  data: { withdraws, reason: 'A newer file no longer has it.', ...LATER_SOURCE },
});

export const grantReported = (cents: number, more: Partial<GrantFacts> = {}): ReportDecided => ({
  type: 'GrantReported.v1',
  data: {
    identifier: '360G-example-1',
    title: 'Music lessons',
    amount: { amount: String(cents), currency: 'GBP' },
    date: '2024-02-01',
    planned: [],
    actual: [],
    funders: [{ id: FUNDER, name: 'Public funder' }],
    recipients: [{ id: ASSOCIATION, name: 'Association' }],
    programmes: [],
    ...more,
    ...SOURCE,
  },
});
