import {
  flowKind,
  type ActivityFacts,
  type FlowFacts,
  type GrantFacts,
  type ReportedOrganisation,
  type ReportRecorded,
} from '@pacta/ledger';
import { because, brief, counted, day, listed, quoted, sealableText, sum, type Sentences } from './phrases.ts';

const named = ({ name, ref, identifier, id }: ReportedOrganisation): string =>
  brief(name ?? ref ?? identifier?.ref ?? id);

/** Names of flows, by the names of `flowKind`: codes of IATI 1.x and 2.x with the same meaning share their words. */
const FLOWS: Readonly<Record<string, string>> = {
  'incoming funds': 'une entrée de fonds',
  'an outgoing commitment': 'un engagement sortant',
  'a disbursement': 'un versement',
  'an expenditure': 'une dépense',
  'an interest payment': 'un paiement d’intérêts',
  'a loan repayment': 'un remboursement de prêt',
  'a reimbursement': 'un remboursement de frais',
  'a purchase of equity': 'un achat de participations',
  'a sale of equity': 'une cession de participations',
  'a credit guarantee': 'une garantie de crédit',
  'an incoming commitment': 'un engagement entrant',
  'an outgoing pledge': 'une promesse sortante',
  'an incoming pledge': 'une promesse entrante',
  'a grant award': 'l’attribution d’une subvention',
};

const titled = (titles: ActivityFacts['title']): string => {
  const french = titles.find(({ language }) => language?.toLowerCase().startsWith('fr') === true);
  const title = french ?? titles[0];
  return title === undefined ? '' : ` ${quoted(title.text)}`;
};

const participating = (partners: readonly unknown[]): string =>
  counted(partners.length, 'organisation participante', 'organisations participantes');

const activityInWords = ({ identifier, title, partners }: ActivityFacts): string =>
  `l’activité ${brief(identifier)}${titled(title)}, avec ${participating(partners)}`;

function flowInWords({ kind, amount, date, provider, receiver }: FlowFacts): string {
  const words = FLOWS[flowKind(kind)?.words ?? ''] ?? 'un flux d’une nature qui n’est pas expliquée';
  const from = provider === undefined ? '' : `, de la part de ${named(provider)}`;
  const to = receiver === undefined ? '' : `, à l’intention de ${named(receiver)}`;
  const on = date === undefined ? '' : `, le ${day(date)}`;
  return `${words} (${brief(kind)}) de ${sum(amount)}${from}${to}${on}`;
}

function grantInWords({ identifier, title, amount, funders, recipients, individual }: GrantFacts): string {
  const from = funders.length === 0 ? '' : `, de la part de ${listed(funders.map(named))}`;
  const whom = individual === undefined ? recipients.map(named) : ['une personne privée'];
  const to = whom.length === 0 ? '' : `, à l’intention de ${listed(whom)}`;
  return `la subvention ${brief(identifier)} de ${sum(amount)}${from}${to}${title === undefined ? '' : `\u00a0: ${sealableText(title, 'un titre')}`}`;
}

function factInWords(data: {
  readonly activity?: ActivityFacts;
  readonly flow?: FlowFacts;
  readonly grant?: GrantFacts;
}): string {
  if (data.flow !== undefined) return flowInWords(data.flow);
  if (data.grant !== undefined) return grantInWords(data.grant);
  return data.activity === undefined ? 'rien' : activityInWords(data.activity);
}

/** Published reports: a file states them, nobody in the ledger does. */
export const report: Sentences<ReportRecorded> = {
  'ActivityReported.v1': ({ data }) => `${named(data.publisher)} a publié ${activityInWords(data)}`,
  'ActivityContinued.v1': ({ data }) =>
    `La publication sur l’activité se poursuit avec ${participating(data.partners)} et ${counted(data.budgets.length, 'budget')}`,
  'ActivitiesRelated.v1': ({ data }) =>
    `L’activité nomme ${counted(data.related.length, 'activité liée', 'activités liées')}${data.related.length === 0 ? '' : `\u00a0: ${brief(data.related.map(({ type, identifier }) => `${identifier} (type ${type})`).join(', '))}`}`,
  'FlowReported.v1': ({ data }) => `Un fichier publié fait état d’un flux\u00a0: ${flowInWords(data)}`,
  'GrantReported.v1': ({ data }) => `Un fichier publié fait état de ${grantInWords(data)}`,
  'ReportConfirmed.v1': ({ data }) =>
    `Un fichier plus récent${data.updatedAt === undefined ? '' : `, du ${day(data.updatedAt)},`} dit la même chose de l’activité`,
  'ReportCorrected.v1': ({ data }) =>
    `Un fichier publié corrige une publication antérieure\u00a0: désormais ${factInWords(data)}`,
  'ReportWithdrawn.v1': ({ data }) =>
    `Une publication antérieure a été retirée${data.replacedBy === undefined ? '' : ' et remplacée'}${because(data.reason)}`,
};
