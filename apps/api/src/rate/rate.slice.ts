import {
  partnershipDecider,
  rateDecider,
  rolesIn,
  type RateCommand,
  type RateDecided,
  type RateFacts,
  type RateState,
  pairOf,
  rateBook,
} from '@pacta/ledger';
import { secretariatFor } from '@pacta/queries';
import { permission } from '../commands/permission.ts';
import { factFrom, type DataOf, type Prepare, type Slice } from '../commands/slice.ts';
import { Problem } from '../http/problem.ts';
import type { RecordRateDto } from './rate.requests.ts';

/** Longest wait for a role that was just granted, in milliseconds. */
const LONGEST_WAIT = 5_000;

/**
 * A rate belongs to no partnership, so one of which the actor is secretariat is looked up; the rule then checks the
 * role.
 */
const recordRate: Prepare<RecordRateDto, DataOf<RateCommand, 'recordRate'>> = async (
  { data, envelope },
  { ledger, reads },
) => {
  const subject = rateBook(pairOf(data.pair), data.date);
  const given = data.partnershipId;
  if (given === undefined) await ledger.projector.waitForHead(LONGEST_WAIT);
  const partnershipId = given ?? secretariatFor(reads, envelope.actor);
  if (partnershipId === undefined) throw noSecretariat;
  return { subject, data: { ...data, partnershipId } };
};

const noSecretariat = new Problem({
  status: 403,
  code: 'role-missing',
  detail: 'Rates are recorded by the secretariat of a partnership.',
  next: 'Ask a secretariat to record it.',
});

const prepare = { recordRate };

export const rateSlice: Slice<RateCommand, RateState, RateDecided, RateFacts, typeof prepare> = {
  decider: rateDecider,
  prepare,
  creates: [],
  opens: ['recordRate'],
  partnershipOf: () => undefined,
  facts: ({ partnershipId }) => ({ partnership: factFrom(partnershipDecider, partnershipId) }),
  mayNot: ({ actor, name, facts }) => permission(rolesIn(facts.partnership, actor), name),
};
