import type { ApiClient } from './api-client.ts';
import { wholeLog } from './log-reading.ts';

const PARAMETER_OF: Readonly<Record<string, string>> = {
  partnership: 'partnershipId',
  commitment: 'commitmentId',
  costbook: 'costBookId',
  decision: 'decisionId',
  contribution: 'contributionId',
};

/** Ids of one resource of each kind in the log, by the name of the path parameter that takes it. */
export async function exampleIds(api: ApiClient, token: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const { stream, eventId } of await wholeLog(api, token)) {
    const cut = stream.indexOf('-');
    const parameter = PARAMETER_OF[stream.slice(0, cut)];
    if (parameter !== undefined) ids[parameter] = stream.slice(cut + 1);
    ids['eventId'] = eventId;
  }
  return ids;
}
