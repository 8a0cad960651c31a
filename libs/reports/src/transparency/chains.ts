import { formatMoney, moneyOf, parseMoney, minorUnits, type CommitmentRegister } from '@pacta/ledger';
import type { Figure } from '../figures/figure.ts';
import type { CommitmentStatement, Party } from './commitments.ts';

/** One commitment of a chain. */
export interface ChainLink {
  readonly commitment: string;
  readonly from: Party;
  readonly to: Party;
  /** 0 at the origin, where the money counts; each onward commitment adds one. */
  readonly depth: number;
  /** The signed amount, or the pledged one before signature. */
  readonly promised: Figure;
  readonly disbursed: Figure;
  /** True where the money returns to an organisation that it passed through before. */
  readonly returns: boolean;
}

/** Money that passes through several partners: it counts once, at its origin. */
export interface ChainStatement {
  /** The origin first, then each onward commitment under the one it came from. */
  readonly links: readonly ChainLink[];
}

/** The commitments that are part of a chain: most pass nothing on. */
export function linked<Register extends CommitmentRegister>(registers: readonly Register[]): readonly Register[] {
  const known = new Set(registers.map(({ id }) => id));
  const sources = new Set(registers.flatMap(({ pledge }) => pledge?.source ?? []));
  return registers.filter(({ id, pledge }) => sources.has(id) || (pledge?.source != null && known.has(pledge.source)));
}

const promisedBy = ({ signed, committed, pledged }: CommitmentStatement): Figure =>
  signed === null ? pledged : committed;

/** The chains among these commitments. A commitment whose source is not among them is an origin here. */
export function chains(commitments: readonly CommitmentStatement[]): readonly ChainStatement[] {
  const known = new Set(commitments.map(({ id }) => id));
  const onward = Map.groupBy(
    commitments.filter(({ source }) => source !== null && known.has(source)),
    ({ source }) => source,
  );
  const linksFrom = (each: CommitmentStatement, depth: number, passed: readonly string[]): readonly ChainLink[] => [
    {
      commitment: each.id,
      from: each.provider,
      to: each.receiver,
      depth,
      promised: promisedBy(each),
      disbursed: each.disbursed,
      returns: passed.includes(each.receiver.id),
    },
    ...(onward.get(each.id) ?? []).flatMap((next) => linksFrom(next, depth + 1, [...passed, each.receiver.id])),
  ];
  return commitments
    .filter(({ id, source }) => onward.has(id) && (source === null || !known.has(source)))
    .map((origin) => ({ links: linksFrom(origin, 0, [origin.provider.id]) }));
}

/** A source of which several onward commitments together pass on more than it promises. */
export interface Overpassed {
  readonly source: CommitmentStatement;
  readonly onward: readonly CommitmentStatement[];
  readonly passedOn: { readonly amount: string; readonly currency: string };
}

/** No rule of one commitment sees the others, so this is checked where they are read together. */
export function overpassed(commitments: readonly CommitmentStatement[]): readonly Overpassed[] {
  const units = ({ amount, currency }: Figure): bigint =>
    minorUnits(parseMoney(amount, currency) ?? moneyOf(0n, currency));
  const bySource = Map.groupBy(commitments, ({ source }) => source);
  return commitments.flatMap((source) => {
    const promised = promisedBy(source);
    const onward = (bySource.get(source.id) ?? []).filter((each) => promisedBy(each).currency === promised.currency);
    const sum = onward.reduce((total, each) => total + units(promisedBy(each)), 0n);
    if (sum <= units(promised)) return [];
    const { currency } = promised;
    return [{ source, onward, passedOn: { amount: formatMoney(moneyOf(sum, currency)), currency } }];
  });
}
