import type { EffectiveRange, FlowBasis, Relation } from '@pacta/ledger';
import type { CommitmentStatement, ConditionStatement } from '../../transparency/commitments.ts';
import type { Movement } from '../../transparency/movements.ts';
import type { ReaderDescription } from '../../transparency/reader.ts';
import type { Check } from '../../transparency/transparency-report.ts';
import { formats } from './formats.ts';

const { date, count } = formats;

const days = ({ first, last }: EffectiveRange): string => {
  if (first !== null && last !== null)
    return first === last ? `on ${date(first)}` : `from ${date(first)} to ${date(last)}`;
  if (first !== null) return `from ${date(first)} on`;
  return last === null ? '' : `until ${date(last)}`;
};

/** What the other partnership is to this one. */
const relations: Readonly<Record<Relation, string>> = {
  parent: 'parent',
  child: 'child',
  sibling: 'sibling',
  'co-funded': 'co-funded',
  'third-party': 'of a third party',
};

/** The statement: its head, its money and its events. Figures and citations are passed as text. */
export const transparency = {
  partnership: (id: string) => `Partnership ${id}`,
  moment: (known: string) => `Transparency report, ${known}`,
  effective: (range: EffectiveRange) =>
    `Only money, costs and days given that were effective ${days(range)}, whenever they were recorded. What has no day is left out.`,
  reader: 'Reader',
  readers: {
    owner: 'owner of this ledger: every class that its keys open',
    anyone: 'anyone signed in',
  } satisfies Record<Exclude<ReaderDescription['code'], 'roles'>, string>,
  origins: {
    reported: 'Known from what publishers reported; nobody has recorded anything of it here at first hand.',
    both: 'Recorded here at first hand, and reported by publishers. Each figure says which it is.',
  },
  madeUp: "Some of what follows is made up for an example. Each such amount is marked 'synthetic'.",

  head: {
    title: 'The partnership',
    purpose: 'Purpose',
    phase: 'Phase',
    charter: 'Charter',
    charterIs: (version: number, dates: string) => `version ${version} (${dates})`,
    exitPlan: 'Exit plan',
    exitPlanIs: (horizon: string, dates: string) => `to stand on its own by ${horizon} (${dates})`,
    none: 'none adopted',
    related: 'Related',
    /** `name` and `identifier` are null where they are not known. */
    relatedIs: ({
      relation,
      name,
      identifier,
      isKnown,
    }: {
      relation: Relation | null;
      name: string | null;
      identifier: string | null;
      isKnown: boolean;
    }) =>
      `${relation === null ? 'related' : relations[relation]}: ${[name, identifier].filter((part) => part !== null).join(', ')}${isKnown ? '' : ' (nothing of it is here)'}`,
    relatedNotAdded: 'Their money is in no figure of this report.',
    knownAs: 'Known as',
    id: 'Id',
    objectives: 'Objectives',
    measured: (text: string, measure: string, target: string | null) =>
      `${text} (measured by ${measure}${target === null ? '' : `; target ${target}`})`,
    principles: 'Principles',
    redLines: 'Red lines',
    triggers: 'It ends when',
    heirs: 'Who takes over',
    noneNamed: 'No partner is named.',
    noneJoined: 'No partner has joined yet.',
    partner: 'Partner',
    sector: 'Sector',
    role: 'Role',
    reportedAs: (roles: string) => `reported as ${roles}`,
    origin: 'Origin',
    effective: 'Effective',
    recorded: 'Recorded',
    event: 'Event',
    morePartners: (more: number) => `… and ${count(more, 'more partner')}: see the JSON form.`,
  },

  totals: {
    title: 'Money in all',
    titleReported: 'Money in all, as reported',
    nothing: 'No money has been promised or moved yet.',
    nothingThen: 'No money belongs to these days.',
    basis: 'Basis',
    amount: 'Amount',
    events: 'Events',
    firstHand: 'First hand',
    reported: 'Reported',
    inAll: 'In all',
    /** Where all money was recorded at first hand. */
    bases: {
      pledged: 'pledged',
      committed: 'committed (signed)',
      disbursed: 'disbursed',
      received: 'received',
    } satisfies Record<FlowBasis, string>,
    reconciled: 'reconciled on both sides',
    called: 'paid on guarantees',
    repaid: 'repaid',
    returned: 'of repaid: grants, taken off disbursed',
    interest: 'interest paid',
    outstanding: 'committed, not yet disbursed',
    guaranteed: 'of committed: guarantees',
    passedOn: 'passed on, counted above',
    otherSide: (figures: string) => `Within the figures above, as the other side of the same reports: ${figures}`,
    leftOut: (figures: string) => `Reported, and left out because a match counts it as another flow: ${figures}`,
  },

  commitments: {
    title: (currency: string, origin: string) => `Commitments in ${currency}${origin}`,
    titleOfNone: (origin: string) => `Commitments${origin}`,
    /** Ends a title where publishers reported too. */
    firstHand: ', first hand',
    nothing: 'Nobody has promised anything yet.',
    sides: 'From → to',
    pledged: 'Pledged',
    signed: 'Signed',
    disbursed: 'Disbursed',
    received: 'Received',
    states: { pledged: 'pledged', signed: 'signed', cancelled: 'cancelled' } satisfies Record<
      CommitmentStatement['state'],
      string
    >,
    passedOn: 'passed on',
    amended: (delta: string, reason: string, dates: string) => `Amended by ${delta}: ${reason} (${dates})`,
    condition: (above: string | null, state: ConditionStatement['state'], text: string, grounds: string | null) =>
      `Condition, ${above === null ? '' : `above ${above},`} ${
        { open: 'not met yet', met: 'met', waived: 'waived' }[state]
      }: ${text}${grounds === null ? '' : ` (${grounds})`}`,
    /** `state`: open; answered, where it was closed without an explanation; explained. */
    discrepancy: ({
      state,
      kind,
      difference,
      note,
      explanation,
    }: {
      readonly state: 'open' | 'answered' | 'explained';
      readonly kind: string;
      readonly difference: string | null;
      readonly note: string | null;
      readonly explanation: string | null;
    }) =>
      `${state === 'open' ? 'Open discrepancy' : `Discrepancy, ${state}`}: ${kind}${difference === null ? '' : `, difference ${difference}`}${note === null ? '' : ` '${note}'`}${explanation === null ? '' : ` (${explanation})`}`,
    paidOnGuarantee: (figure: string) => `Paid on the guarantee: ${figure}`,
    /** Of a grant. */
    returned: (figure: string) => `Given back, and taken off disbursed: ${figure}`,
    repaid: (figure: string) => `Repaid: ${figure}`,
    interest: (figure: string) => `Interest paid: ${figure}`,
    reconciled: (figure: string) => `Reconciled on both sides: ${figure}`,
    takenBack: (what: CommitmentStatement['takenBack'][number]['what'], sum: string | null, reason: string) =>
      `Taken back: ${
        {
          disbursed: 'a disbursement',
          called: 'a payment on the guarantee',
          received: 'a receipt',
          repaid: 'a repayment',
          'condition-met': 'a condition recorded as met',
          reconciled: 'a reconciliation',
        }[what]
      }${sum === null ? '' : ` of ${sum}`} (${reason})`,
    cancelled: (reason: string, dates: string) => `Cancelled: ${reason} (${dates})`,
  },

  chains: {
    title: 'Money passed on (counted once, at its origin)',
    link: (from: string, to: string, promised: string, disbursed: string, isOrigin: boolean) =>
      `${from} → ${to}: ${promised} promised, ${disbursed} disbursed ${isOrigin ? '(counted here)' : '(counted at its origin)'}`,
    returns: 'The money comes back to where it passed before.',
  },

  movements: {
    title: (origin: string) => `Movements${origin}`,
    nothing: 'No money has moved yet.',
    valueDate: 'Value date',
    recorded: 'Recorded',
    movement: 'Movement',
    reference: 'Reference',
    amount: 'Amount',
    event: 'Event',
    kinds: {
      disbursed: (from, to) => `${from} paid ${to}`,
      called: (from, to) => `${from} paid ${to} on a guarantee`,
      received: (from, to) => `${to} received from ${from}`,
      repaid: (from, to) => `${from} repaid ${to}`,
      interest: (from, to) => `${from} paid interest to ${to}`,
    } satisfies Record<Movement['kind'], (from: string, to: string) => string>,
  },

  events: {
    title: 'The events behind the figures',
    follow: 'Follow any of them: pacta show <event>',
    mark: 'Mark',
    event: 'Event',
    position: 'Position',
    recorded: 'Recorded',
    effective: 'Effective',
    what: 'What',
    by: 'By',
  },

  verify: {
    title: 'How to check this report',
    checks: {
      'show-event': (command) => `${command} prints any event named here, with its leaf hash and what refers to it.`,
      verify: (command) =>
        `${command} checks that no stored event was altered, that none is missing, and that these figures come out the same when rebuilt.`,
      'as-data': (command) => `${command} prints this report as data, every figure with its events.`,
    } satisfies Record<Check['code'], (command: string) => string>,
  },
};
