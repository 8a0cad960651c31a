import type { ConfidentialityClass, FlowBasis, Instrument, Phase, Sector, Withheld } from '@pacta/ledger';
import type { Origin } from '../../reported/reported-facts.ts';
import { formats } from './formats.ts';

/** By kind; an unknown kind is shown as its code. */
const discrepancies: Readonly<Record<string, string>> = {
  'received-differs': 'received differs',
  'received-unmatched': 'received unmatched',
  'fact-changed': 'fact changed',
  'reported-differs': 'reported differs',
  questioned: 'questioned',
};

/** Terms that several statements share. */
export const terms = {
  asKnown: ({ position, recordedAt }: { readonly position: number | null; readonly recordedAt: string | null }) =>
    position === null || recordedAt === null
      ? 'nothing is recorded yet'
      : `as known after event ${position}, recorded ${formats.moment(recordedAt)}`,
  /** Both dates: when it was effective, and when it was recorded. */
  dates: ({ effectiveOn, recordedAt }: { readonly effectiveOn: string | null; readonly recordedAt: string }) =>
    `${effectiveOn === null ? '' : `effective ${formats.date(effectiveOn)}, `}recorded ${formats.date(recordedAt)}`,
  /** Which day money belongs to, and what has none. Amounts are formatted already. */
  unknownDay: {
    rule: 'Money belongs to the period of its transaction date, else of its value date; the day of recording never decides. An exchange rate is of the same day.',
    flows: (flows: number, basis: string, amount: string) => `${formats.count(flows, 'flow')} ${basis}, ${amount}`,
    inNoPeriod: (some: readonly string[]) => `Of unknown day, and so in no period: ${some.join('; ')}.`,
  },
  quoted: (text: string) => `'${text}'`,
  manyEvents: (count: number) => `${count} events`,
  /** The first marks of events, then a note that there are more. */
  marksOf: (shown: string, count: number) => `${shown} … ${count} events`,
  moreRows: (count: number) => `… and ${formats.count(count, 'more row')}: see the JSON form.`,
  /** Shown instead of a value: 'locked' says that there is one. */
  locked: ({ withheld, why }: Withheld) => `locked: ${terms.classes[withheld]} (${terms.why[why]})`,
  why: {
    class: 'not for this reader',
    level: 'detail not for this reader',
    sealed: 'its key is not here',
  } satisfies Record<Withheld['why'], string>,
  classes: {
    public: 'public',
    partners: 'partners',
    'funder-and-auditor': 'funder-and-auditor',
    'clean-team': 'clean-team',
    'discloser-only': 'discloser-only',
  } satisfies Record<ConfidentialityClass, string>,
  discrepancy: (kind: string) => discrepancies[kind] ?? kind,
  origins: { 'first-hand': 'first hand', reported: 'reported', both: 'both' } satisfies Record<Origin, string>,
  bases: {
    pledged: 'pledged',
    committed: 'committed',
    disbursed: 'disbursed',
    received: 'received',
  } satisfies Record<FlowBasis, string>,
  phases: {
    preparation: 'preparation',
    experiment: 'experiment',
    scale: 'scale',
    autonomy: 'autonomy',
    closed: 'closed',
  } satisfies Record<Phase, string>,
  sectors: { public: 'public', private: 'private', voluntary: 'voluntary' } satisfies Record<Sector, string>,
  instruments: {
    grant: 'grant',
    equity: 'equity',
    loan: 'loan',
    reimbursable: 'reimbursable',
    guarantee: 'guarantee',
    'collective-vehicle': 'collective-vehicle',
  } satisfies Record<Instrument, string>,
};
