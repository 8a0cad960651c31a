import {
  flowKind,
  type ActivityFacts,
  type FlowFacts,
  type GrantFacts,
  type ReportedOrganisation,
  type ReportRecorded,
} from '@pacta/ledger';
import { brief, counted, listed, quoted, sealableText, sum, type Sentences } from './phrases.ts';

const named = ({ name, ref, identifier, id }: ReportedOrganisation): string =>
  brief(name ?? ref ?? identifier?.ref ?? id);

const titled = (titles: ActivityFacts['title']): string => {
  const english = titles.find(({ language }) => language?.toLowerCase().startsWith('en') === true);
  const title = english ?? titles[0];
  return title === undefined ? '' : ` ${quoted(title.text)}`;
};

const activityInWords = ({ identifier, title, partners }: ActivityFacts): string =>
  `the activity ${brief(identifier)}${titled(title)}, with ${counted(partners.length, 'participating organisation')}`;

function flowInWords({ kind, amount, date, provider, receiver }: FlowFacts): string {
  const words = flowKind(kind)?.words ?? 'a flow of a kind it does not explain';
  const from = provider === undefined ? '' : ` from ${named(provider)}`;
  const to = receiver === undefined ? '' : ` to ${named(receiver)}`;
  const on = date === undefined ? '' : ` on ${date}`;
  return `${words} (${brief(kind)}) of ${sum(amount)}${from}${to}${on}`;
}

function grantInWords({ identifier, title, amount, funders, recipients, individual }: GrantFacts): string {
  const from = funders.length === 0 ? '' : ` from ${listed(funders.map(named))}`;
  const whom = individual === undefined ? recipients.map(named) : ['a private person'];
  const to = whom.length === 0 ? '' : ` to ${listed(whom)}`;
  return `the grant ${brief(identifier)} of ${sum(amount)}${from}${to}${title === undefined ? '' : `: ${sealableText(title, 'a title')}`}`;
}

function factInWords(data: {
  readonly activity?: ActivityFacts;
  readonly flow?: FlowFacts;
  readonly grant?: GrantFacts;
}): string {
  if (data.flow !== undefined) return flowInWords(data.flow);
  if (data.grant !== undefined) return grantInWords(data.grant);
  return data.activity === undefined ? 'nothing' : activityInWords(data.activity);
}

/** Published reports: a file states them, nobody in the ledger does. */
export const report: Sentences<ReportRecorded> = {
  'ActivityReported.v1': ({ data }) => `${named(data.publisher)} reported ${activityInWords(data)}`,
  'ActivityContinued.v1': ({ data }) =>
    `The report on the activity goes on with ${counted(data.partners.length, 'participating organisation')} and ${counted(data.budgets.length, 'budget')}`,
  'ActivitiesRelated.v1': ({ data }) =>
    `The activity names ${counted(data.related.length, 'related activity', 'related activities')}${data.related.length === 0 ? '' : `: ${brief(data.related.map(({ type, identifier }) => `${identifier} (type ${type})`).join(', '))}`}`,
  'FlowReported.v1': ({ data }) => `A published file reports ${flowInWords(data)}`,
  'GrantReported.v1': ({ data }) => `A published file reports ${grantInWords(data)}`,
  'ReportConfirmed.v1': ({ data }) =>
    `A newer file${data.updatedAt === undefined ? '' : ` of ${data.updatedAt.slice(0, 10)}`} says the same of the activity`,
  'ReportCorrected.v1': ({ data }) => `A published file corrects an earlier report: now ${factInWords(data)}`,
  'ReportWithdrawn.v1': ({ data }) =>
    `An earlier report was withdrawn${data.replacedBy === undefined ? '' : ' and replaced'}: ${quoted(data.reason)}`,
};
