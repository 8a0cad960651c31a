import type { FlowBasis } from '../flow/flow.ts';

/** Meaning of one code of a source. */
export interface FlowKind {
  /** In words, with its article: `a disbursement`. */
  readonly words: string;
  /** Absent where the flow counts on no basis (a repayment, a purchase of equity). */
  readonly basis?: FlowBasis;
  /** True for money that the publisher receives. */
  readonly incoming?: true;
  /** True where it is also a disclosed cost. */
  readonly expenditure?: true;
}

const KINDS: Readonly<Record<string, FlowKind>> = {
  'iati:1': { words: 'incoming funds', basis: 'received', incoming: true },
  'iati:2': { words: 'an outgoing commitment', basis: 'committed' },
  'iati:3': { words: 'a disbursement', basis: 'disbursed' },
  'iati:4': { words: 'an expenditure', basis: 'disbursed', expenditure: true },
  'iati:5': { words: 'an interest payment' },
  'iati:6': { words: 'a loan repayment' },
  'iati:7': { words: 'a reimbursement' },
  'iati:8': { words: 'a purchase of equity' },
  'iati:9': { words: 'a sale of equity' },
  'iati:10': { words: 'a credit guarantee' },
  'iati:11': { words: 'an incoming commitment', basis: 'committed', incoming: true },
  'iati:12': { words: 'an outgoing pledge', basis: 'pledged' },
  'iati:13': { words: 'an incoming pledge', basis: 'pledged', incoming: true },
  '360:award': { words: 'a grant award', basis: 'committed' },
};

/** Transaction types of IATI 1.x, with their successors in 2.01 (IATI's upgrade table). */
const BEFORE_TWO: Readonly<Record<string, string>> = {
  IF: '1',
  C: '2',
  D: '3',
  E: '4',
  IR: '5',
  LR: '6',
  R: '7',
  QP: '8',
  QS: '9',
  CG: '10',
};

/** Meaning of a flow's kind; undefined for an unlisted code, which counts on no basis. */
export function flowKind(kind: string): FlowKind | undefined {
  if (Object.hasOwn(KINDS, kind)) return KINDS[kind];
  const code = kind.startsWith('iati:') ? kind.slice(5) : '';
  return Object.hasOwn(BEFORE_TWO, code) ? KINDS[`iati:${BEFORE_TWO[code]}`] : undefined;
}

/** The kind of every 360Giving grant. */
export const AWARD = '360:award';
