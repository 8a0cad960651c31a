import { facts, table, type Row } from '../../text/table.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { PartnershipHead } from '../head.ts';
import { bullet, counted, datesText, joined, paragraph, section, subheading, type ReportPage } from './report-page.ts';

/** Phase, charter and exit plan: what only its partners can say. */
function agreed(
  { phase, phaseSince, charter, exitPlan }: PartnershipHead,
  page: ReportPage,
): readonly (readonly [string, string])[] {
  const cite = page.citations.cite;
  return [
    ['Phase', joined(phase ?? UNKNOWN, ...(phaseSince ? [`(${datesText(phaseSince)})`, cite(phaseSince.events)] : []))],
    [
      'Charter',
      charter
        ? joined(`version ${charter.version} (${datesText(charter)})`, cite(charter.events))
        : `${UNKNOWN} none adopted`,
    ],
    [
      'Exit plan',
      exitPlan
        ? joined(`to stand on its own by ${exitPlan.horizon} (${datesText(exitPlan)})`, cite(exitPlan.events))
        : `${UNKNOWN} none adopted`,
    ],
  ];
}

/** Phase, charter, exit plan and partners. */
export function headSection(head: PartnershipHead, page: ReportPage): readonly string[] {
  const lines = facts(
    [
      ...(head.purpose === null ? [] : [['Purpose', head.purpose] as const]),
      ...(head.origin === 'reported' ? [] : agreed(head, page)),
      ...(head.externalIds.length === 0
        ? []
        : [['Known as', head.externalIds.map(({ scheme, ref }) => `${scheme} ${ref}`).join(', ')] as const]),
      ['Id', head.id === '' ? UNKNOWN : head.id],
    ],
    page,
  );
  return [...section('The partnership', lines, page), ...charterLines(head, page), ...partners(head, page)];
}

function charterLines({ charter, exitPlan }: PartnershipHead, page: ReportPage): readonly string[] {
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [...subheading(title, page), ...items.flatMap((item) => bullet(item, page))];
  const objectives = (charter?.objectives ?? []).map(({ text, measure, target }) =>
    measure === undefined
      ? text
      : `${text} (measured by ${measure}${target === undefined ? '' : `; target ${target}`})`,
  );
  return [
    ...list('Objectives', objectives),
    ...list('Principles', charter?.principles ?? []),
    ...list('Red lines', charter?.redLines ?? []),
    ...list('It ends when', exitPlan?.triggers ?? []),
    ...list('Who takes over', exitPlan?.heirs ?? []),
  ];
}

const ORIGINS = { 'first-hand': 'first hand', reported: 'reported', both: 'both' } as const;

function rolesOf({ roles, reportedRoles }: PartnershipHead['partners'][number], onlyReported: boolean): string {
  const reported = reportedRoles.filter((role) => role !== null).join(', ');
  const said = onlyReported || reported === '' ? reported : `reported as ${reported}`;
  return [roles.join(', '), said].filter((part) => part !== '').join('; ');
}

function partners({ partners: all, origin }: PartnershipHead, page: ReportPage): readonly string[] {
  if (all.length === 0)
    return ['', ...paragraph(origin === 'reported' ? 'No partner is named.' : 'No partner has joined yet.', page)];
  // Of a partnership that nobody founded every partner is reported, and no roster says its sector.
  const onlyReported = origin === 'reported';
  const told = origin === 'both';
  const rows = all.slice(0, page.rows).map((partner): Row => ({
    cells: [
      partner.name,
      ...(onlyReported ? [] : [partner.sector ?? UNKNOWN]),
      rolesOf(partner, onlyReported),
      ...(told ? [ORIGINS[partner.origin]] : []),
      partner.effectiveOn ?? UNKNOWN,
      partner.recordedAt.slice(0, 10),
      page.citations.cite(partner.events),
    ],
  }));
  const columns = [
    { heading: 'Partner', flexible: true },
    ...(onlyReported ? [] : [{ heading: 'Sector' }]),
    { heading: 'Role', flexible: true },
    ...(told ? [{ heading: 'Origin' }] : []),
    { heading: 'Effective' },
    { heading: 'Recorded' },
    { heading: 'Event' },
  ];
  const more = all.length - rows.length;
  return [
    '',
    ...table(columns, rows, page),
    ...(more > 0 ? paragraph(`… and ${counted(more, 'more partner')}: see the JSON form.`, page) : []),
  ];
}
