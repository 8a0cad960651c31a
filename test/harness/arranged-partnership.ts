import type { ApiClient, Call } from './api-client.ts';
import type { Tokens } from './roles.ts';

/** Made-up organisations of the arranged partnership, by role. */
export const ORGANISATIONS = {
  manufacturer: '11111111-1111-4111-8111-111111111111',
  association: '22222222-2222-4222-8222-222222222222',
  funder: '33333333-3333-4333-8333-333333333333',
} as const;

export interface Receipt {
  readonly eventIds: readonly string[];
  readonly stream: string;
  readonly revision: number;
  readonly position: number | null;
  readonly token: string;
  readonly leafHashes: readonly string[];
  readonly permalink: string;
}

export interface Written {
  readonly id: string;
  readonly events: readonly Record<string, unknown>[];
  readonly receipt: Receipt;
}

/** Runs a command that must succeed. */
export async function written(api: ApiClient, operationId: string, call: Call): Promise<Written> {
  const answer = await api.call(operationId, call);
  if (answer.status !== 200 && answer.status !== 201)
    throw new Error(`${operationId} answered ${answer.status}: ${answer.text}`);
  return answer.body as unknown as Written;
}

/** Data of the commands, without ids; each is complete, and accepted in the order below. */
export const COMMAND_DATA = {
  foundPartnership: {
    name: 'Fortified cereals',
    purpose: 'Infant cereals at a price that covers their cost and no more.',
  },
  adoptCharter: {
    objectives: [
      {
        id: 'children',
        text: 'Reach families below the poverty line.',
        measure: 'children under three',
        target: '500',
      },
    ],
    redLines: ['No advertising to families.'],
  },
  adoptExitPlan: {
    triggers: ['The price no longer covers the cost.'],
    heirs: ['The association runs it alone.'],
    horizon: '2036-12-31',
  },
  manufacturer: {
    organisation: { id: ORGANISATIONS.manufacturer, name: 'Manufacturer' },
    sector: 'private',
    roles: ['manufacturer'],
  },
  association: {
    organisation: { id: ORGANISATIONS.association, name: 'Association' },
    sector: 'voluntary',
    roles: ['distribution'],
  },
  funder: { organisation: { id: ORGANISATIONS.funder, name: 'Public funder' }, sector: 'public', roles: ['funder'] },
  pledge: {
    provider: ORGANISATIONS.funder,
    receiver: ORGANISATIONS.association,
    instrument: 'grant',
    amount: { amount: '35000000', currency: 'EUR' },
    purpose: 'The first two years.',
    conditions: [],
  },
  agreeTemplate: {
    product: 'Fortified infant cereal, 400 g',
    discloser: ORGANISATIONS.manufacturer,
    currency: 'EUR',
    stages: ['raw-materials', 'processing'],
    allocationKeys: [{ id: 'line-hours', text: 'By hours of the production line.' }],
  },
  propose: {
    title: 'Open a second depot',
    proposal: 'Open a depot in the north from the spring on.',
    rule: 'majority',
    quorum: 1,
    electorate: [
      { actor: 'demo-chair', weight: 1 },
      { actor: 'demo-board-member', weight: 1 },
    ],
    dossier: [],
    affectsBeneficiaries: false,
  },
} as const;

export const ROLES_GRANTED = [
  { actor: 'demo-discloser', role: 'discloser', organisation: ORGANISATIONS.manufacturer },
  { actor: 'demo-partner', role: 'partner', organisation: ORGANISATIONS.association },
  { actor: 'demo-funder', role: 'funder', organisation: ORGANISATIONS.funder },
  { actor: 'demo-auditor', role: 'auditor' },
  { actor: 'demo-chair', role: 'chair' },
  { actor: 'demo-board-member', role: 'board-member' },
  { actor: 'demo-representative', role: 'representative' },
  { actor: 'demo-observer', role: 'observer' },
] as const;

/** Founds a partnership and gives it a charter, an exit plan, three partners and every role. Answers its id. */
export async function arrangePartnership(api: ApiClient, tokens: Tokens): Promise<string> {
  const token = tokens.secretariat;
  const { id } = await written(api, 'foundPartnership', { token, body: COMMAND_DATA.foundPartnership });
  const path = { partnershipId: id };
  await written(api, 'adoptCharter', { token, path, body: COMMAND_DATA.adoptCharter });
  await written(api, 'adoptExitPlan', { token, path, body: COMMAND_DATA.adoptExitPlan });
  for (const partner of ['manufacturer', 'association', 'funder'] as const)
    await written(api, 'addPartner', { token, path, body: COMMAND_DATA[partner] });
  for (const grant of ROLES_GRANTED) await written(api, 'grantRole', { token, path, body: grant });
  return id;
}
