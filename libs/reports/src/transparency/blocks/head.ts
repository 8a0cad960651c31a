import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { PartnershipHead } from '../head.ts';
import { joined, type StatementPage } from './page.ts';

type Pairs = readonly (readonly [label: string, value: string])[];

/** Phase, charter, exit plan and partners. */
export function headBlocks(head: PartnershipHead, page: StatementPage): readonly Block[] {
  const said = page.words.transparency.head;
  const known = head.externalIds.map(({ scheme, ref }) => `${scheme} ${ref}`).join(', ');
  const pairs: Pairs = [
    ...(head.purpose === null ? [] : [[said.purpose, head.purpose] as const]),
    ...(head.origin === 'reported' ? [] : agreed(head, page)),
    ...(known === '' ? [] : [[said.knownAs, known] as const]),
    [said.id, head.id === '' ? UNKNOWN : head.id],
  ];
  return [
    { kind: 'heading', text: said.title },
    { kind: 'facts', pairs },
    ...charterBlocks(head, page),
    ...partnersBlocks(head, page),
  ];
}

/** Facts that only its partners can record. */
function agreed({ phase, phaseSince, charter, exitPlan }: PartnershipHead, { words, cite }: StatementPage): Pairs {
  const { terms } = words;
  const said = words.transparency.head;
  const none = `${UNKNOWN} ${said.none}`;
  return [
    [
      said.phase,
      joined(
        phase === null ? UNKNOWN : terms.phases[phase],
        ...(phaseSince ? [`(${terms.dates(phaseSince)})`, cite(phaseSince.events)] : []),
      ),
    ],
    [
      said.charter,
      charter ? joined(said.charterIs(charter.version, terms.dates(charter)), cite(charter.events)) : none,
    ],
    [
      said.exitPlan,
      exitPlan
        ? joined(said.exitPlanIs(words.formats.date(exitPlan.horizon), terms.dates(exitPlan)), cite(exitPlan.events))
        : none,
    ],
  ];
}

function charterBlocks({ charter, exitPlan }: PartnershipHead, { words }: StatementPage): readonly Block[] {
  const said = words.transparency.head;
  const list = (title: string, items: readonly string[]): readonly Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'subheading', text: title, wide: true },
          { kind: 'list', items },
        ];
  const objectives = (charter?.objectives ?? []).map(({ text, measure, target }) =>
    measure === undefined ? text : said.measured(text, measure, target ?? null),
  );
  return [
    ...list(said.objectives, objectives),
    ...list(said.principles, charter?.principles ?? []),
    ...list(said.redLines, charter?.redLines ?? []),
    ...list(said.triggers, exitPlan?.triggers ?? []),
    ...list(said.heirs, exitPlan?.heirs ?? []),
  ];
}

function rolesOf(
  { roles, reportedRoles }: PartnershipHead['partners'][number],
  onlyReported: boolean,
  { words }: StatementPage,
): string {
  const reported = reportedRoles.flatMap((role) => (role === null ? [] : [words.published.role(role)])).join(', ');
  const said = onlyReported || reported === '' ? reported : words.transparency.head.reportedAs(reported);
  return [roles.join(', '), said].filter((part) => part !== '').join('; ');
}

function partnersBlocks({ partners, origin }: PartnershipHead, page: StatementPage): readonly Block[] {
  const { terms, formats, transparency } = page.words;
  const said = transparency.head;
  // In a partnership that nobody founded here, every partner is reported and none has a sector.
  const onlyReported = origin === 'reported';
  if (partners.length === 0)
    return [{ kind: 'paragraph', text: onlyReported ? said.noneNamed : said.noneJoined, apart: true }];
  const told = origin === 'both';
  const rows = partners.slice(0, page.rows).map((partner): Row => ({
    cells: [
      partner.name,
      ...(onlyReported ? [] : [partner.sector === null ? UNKNOWN : terms.sectors[partner.sector]]),
      rolesOf(partner, onlyReported, page),
      ...(told ? [terms.origins[partner.origin]] : []),
      partner.effectiveOn === null ? UNKNOWN : formats.date(partner.effectiveOn),
      formats.date(partner.recordedAt),
      page.cite(partner.events),
    ],
  }));
  const columns = [
    { heading: said.partner, flexible: true },
    ...(onlyReported ? [] : [{ heading: said.sector }]),
    { heading: said.role, flexible: true },
    ...(told ? [{ heading: said.origin }] : []),
    { heading: said.effective },
    { heading: said.recorded },
    { heading: said.event },
  ];
  const more = partners.length - rows.length;
  return [
    { kind: 'table', columns, rows, apart: true },
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: said.morePartners(more) }] : []),
  ];
}
