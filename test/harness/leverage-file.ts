/** One commitment of a case, in whole units of its currency. */
export interface CaseMoney {
  readonly id: string;
  readonly from: string;
  readonly to?: string;
  readonly amount: number;
  readonly instrument?: string;
  readonly finance?: unknown;
  readonly source?: string;
  readonly currency?: string;
  /** Last step; signed and paid where absent. */
  readonly basis?: 'pledged' | 'committed';
  readonly effectiveOn?: string;
}

export interface LeverageCase {
  readonly name: string;
  /** Partners by label, with their sector. */
  readonly partners: Readonly<Record<string, 'public' | 'private' | 'voluntary'>>;
  readonly money: readonly CaseMoney[];
  /** Labels of the anchor's commitments. */
  readonly anchor: readonly string[];
  /** False where nobody asserts causality. */
  readonly causality?: boolean;
}

type Line = Readonly<Record<string, unknown>>;

/**
 * The commands that record a case; every label is prefixed with the case's name. One actor `<case>-<partner>` for each
 * giving partner, each commitment pledged, signed and paid in full, then the anchor and causality.
 */
export function linesOfCase({ name, partners, money, anchor, causality = true }: LeverageCase): readonly Line[] {
  const label = (id: string): string => `${name}-${id}`;
  const made = (id: string): string => `$${label(id)}`;
  const secretariat = (command: string, id: string, data: object): Line => ({
    command,
    id: label(id),
    as: 'secretariat',
    data,
  });
  const partnershipId = made('partnership');
  const givers = [...new Set(money.map(({ from }) => from))];
  return [
    secretariat('foundPartnership', 'partnership', { name, purpose: 'A published case.' }),
    ...[...new Set([...Object.keys(partners), 'project'])].map((id) =>
      secretariat('addPartner', id, {
        partnershipId,
        organisation: { name: id, identifiers: [{ scheme: 'CASE', ref: label(id) }] },
        sector: partners[id] ?? 'voluntary',
        roles: ['partner'],
      }),
    ),
    ...givers.map((id) =>
      secretariat('grantRole', `role-${id}`, {
        partnershipId,
        actor: label(id),
        role: 'funder',
        organisation: made(id),
      }),
    ),
    ...money.flatMap((each) => linesOfMoney(each, label, made, partnershipId)),
    secretariat('designateAnchor', 'anchor', { partnershipId, commitments: anchor.map(made), name }),
    ...(causality
      ? [
          {
            command: 'assertCausality',
            id: label('causality'),
            as: label(givers[0] ?? ''),
            data: { anchorId: made('anchor'), evidence: 'The published case says so.' },
          },
        ]
      : []),
  ];
}

function linesOfMoney(
  {
    id,
    from,
    to = 'project',
    amount,
    instrument = 'grant',
    finance,
    source,
    currency = 'EUR',
    basis,
    effectiveOn,
  }: CaseMoney,
  label: (id: string) => string,
  made: (id: string) => string,
  partnershipId: string,
): readonly Line[] {
  const sum = { amount: String(amount * 100), currency };
  const dated = effectiveOn === undefined ? {} : { effectiveOn };
  const on = { as: label(from), ...dated };
  const pledge = {
    partnershipId,
    provider: made(from),
    receiver: made(to),
    instrument,
    amount: sum,
    conditions: [],
    ...(finance === undefined ? {} : { finance }),
    ...(source === undefined ? {} : { source: made(source) }),
  };
  const terms = { commitmentId: made(id), terms: 'As published.', amount: sum };
  const payment = { commitmentId: made(id), amount: sum, valueDate: effectiveOn ?? '2026-03-02', reference: label(id) };
  const paid = basis === undefined && instrument !== 'guarantee';
  return [
    { command: 'pledge', id: label(id), data: pledge, ...on },
    ...(basis === 'pledged' ? [] : [{ command: 'sign', id: label(`${id}-signed`), data: terms, ...on }]),
    ...(paid ? [{ command: 'disburse', id: label(`${id}-paid`), data: payment, ...on }] : []),
  ];
}
