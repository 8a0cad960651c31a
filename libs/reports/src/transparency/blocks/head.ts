import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { PartnershipHead } from '../head.ts';
import { joined, type StatementPage } from './page.ts';

type Pairs = readonly (readonly [label: string, value: string])[];

/** Phase, charter, exit plan and partners. */
export function headBlocks(head: PartnershipHead, page: StatementPage): readonly Block[] {
  const texts = page.words.transparency.head;
  const known = head.externalIds.map(({ scheme, ref }) => `${scheme} ${ref}`).join(', ');
  const pairs: Pairs = [
    ...(head.purpose === null ? [] : [[texts.purpose, head.purpose] as const]),
    ...(head.origin === 'reported' ? [] : agreed(head, page)),
    ...(known === '' ? [] : [[texts.knownAs, known] as const]),
    [texts.id, head.id === '' ? UNKNOWN : head.id],
    ...relatedPairs(head, page),
  ];
  return [
    { kind: 'heading', text: texts.title },
    { kind: 'facts', pairs },
    ...charterBlocks(head, page),
    ...partnersBlocks(head, page),
  ];
}

/** One line for each relation; the last one says that nothing of it is added here. */
function relatedPairs({ related }: PartnershipHead, page: StatementPage): Pairs {
  const texts = page.words.transparency.head;
  const shown = related.slice(0, page.rows);
  const more = related.length - shown.length;
  const lines = shown.map(({ relation, name, identifier, isKnown, events }) =>
    joined(texts.relatedIs({ name, identifier, isKnown, relation }), page.cite(events)),
  );
  const all = [...lines, ...(more > 0 ? [page.words.terms.moreRows(more)] : []), texts.relatedNotAdded];
  return related.length === 0 ? [] : all.map((line, at) => [at === 0 ? texts.related : '', line] as const);
}

/** Facts that only its partners can record. */
function agreed({ phase, phaseSince, charter, exitPlan }: PartnershipHead, { words, cite }: StatementPage): Pairs {
  const { terms } = words;
  const texts = words.transparency.head;
  const none = `${UNKNOWN} ${texts.none}`;
  return [
    [
      texts.phase,
      joined(
        phase === null ? UNKNOWN : terms.phases[phase],
        ...(phaseSince ? [`(${terms.dates(phaseSince)})`, cite(phaseSince.events)] : []),
      ),
    ],
    [
      texts.charter,
      charter ? joined(texts.charterIs(charter.version, terms.dates(charter)), cite(charter.events)) : none,
    ],
    [
      texts.exitPlan,
      exitPlan
        ? joined(texts.exitPlanIs(words.formats.date(exitPlan.horizon), terms.dates(exitPlan)), cite(exitPlan.events))
        : none,
    ],
  ];
}

function charterBlocks({ charter, exitPlan }: PartnershipHead, { words }: StatementPage): readonly Block[] {
  const texts = words.transparency.head;
  const list = (title: string, items: readonly string[]): readonly Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'subheading', text: title, wide: true },
          { kind: 'list', items },
        ];
  const objectives = (charter?.objectives ?? []).map(({ text, measure, target }) =>
    measure === undefined ? text : texts.measured(text, measure, target ?? null),
  );
  return [
    ...list(texts.objectives, objectives),
    ...list(texts.principles, charter?.principles ?? []),
    ...list(texts.redLines, charter?.redLines ?? []),
    ...list(texts.triggers, exitPlan?.triggers ?? []),
    ...list(texts.heirs, exitPlan?.heirs ?? []),
  ];
}

function rolesOf(
  { roles, reportedRoles }: PartnershipHead['partners'][number],
  onlyReported: boolean,
  { words }: StatementPage,
): string {
  const reported = reportedRoles.flatMap((role) => (role === null ? [] : [words.published.role(role)])).join(', ');
  const published = onlyReported || reported === '' ? reported : words.transparency.head.reportedAs(reported);
  return [roles.join(', '), published].filter((part) => part !== '').join('; ');
}

function partnersBlocks({ partners, origin }: PartnershipHead, page: StatementPage): readonly Block[] {
  const { terms, formats, transparency } = page.words;
  const texts = transparency.head;
  // In a partnership that nobody founded here, every partner is reported and none has a sector.
  const onlyReported = origin === 'reported';
  if (partners.length === 0)
    return [{ kind: 'paragraph', text: onlyReported ? texts.noneNamed : texts.noneJoined, apart: true }];
  const withOrigin = origin === 'both';
  const rows = partners.slice(0, page.rows).map((partner): Row => ({
    cells: [
      partner.name,
      ...(onlyReported ? [] : [partner.sector === null ? UNKNOWN : terms.sectors[partner.sector]]),
      rolesOf(partner, onlyReported, page),
      ...(withOrigin ? [terms.origins[partner.origin]] : []),
      partner.effectiveOn === null ? UNKNOWN : formats.date(partner.effectiveOn),
      formats.date(partner.recordedAt),
      page.cite(partner.events),
    ],
  }));
  const columns = [
    { heading: texts.partner, flexible: true },
    ...(onlyReported ? [] : [{ heading: texts.sector }]),
    { heading: texts.role, flexible: true },
    ...(withOrigin ? [{ heading: texts.origin }] : []),
    { heading: texts.effective },
    { heading: texts.recorded },
    { heading: texts.event },
  ];
  const more = partners.length - rows.length;
  return [
    { kind: 'table', columns, rows, apart: true },
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: texts.morePartners(more) }] : []),
  ];
}
