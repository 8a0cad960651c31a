import { flowsOfCommitment, type CommitmentRegister, type CountedOnce } from '@pacta/ledger';
import { unknownDays, type UnknownDay } from '../figures/unknown-day.ts';
import { reportedMoney } from '../reported/reported-money.ts';
import { unknownDay } from './commitment-terms.ts';
import { isOnward } from './totals.ts';

/** What the totals of any period leave out, since nobody says its day. Money passed on is left out, as in the totals. */
export function ofUnknownDay(
  registers: readonly CommitmentRegister[],
  reported: CountedOnce,
  partnershipId: string,
): readonly UnknownDay[] {
  const known = new Set(registers.map(({ id }) => id));
  const own = registers
    .filter((register) => !isOnward(register, known))
    .flatMap((register) => flowsOfCommitment(register, { partnershipId, sectorOf: () => null }));
  return unknownDays([...own, ...reportedMoney(reported, unknownDay).counted]);
}
