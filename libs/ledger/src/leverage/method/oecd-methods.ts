import type { Mechanism } from '../../flow/finance-terms.ts';
import type { Method } from '../events.ts';
import type { AttributionPart, Portion, Round, Selection } from './definition.ts';

const PRO_RATA: Portion = { share: '1/1', to: 'all', by: 'amount' };
const HALF_PRO_RATA: Portion = { share: '1/2', to: 'all', by: 'amount' };

const mobilised = (mechanism: Mechanism): Selection[] => [{ whose: 'others', sectors: ['private'], mechanism }];
const officials = (mechanism: Mechanism): Selection[] => [{ sectors: ['public'], mechanism }];
const attribution = (round: Round): AttributionPart => ({ kind: 'attribution', rounds: [round] });

/** Version 1 of each is provisional: it follows the mechanisms of the OECD's rules (2026), whose details are unconfirmed. */
const oecd = (id: string, title: string, source: string, parts: AttributionPart[]): Method => ({
  id,
  version: 1,
  title,
  source,
  provisional: true,
  definition: { causality: true, parts },
});

export const oecdMethods: readonly Method[] = [
  oecd(
    'oecd-guarantee',
    'OECD: guarantee',
    'Full face value of the covered instrument, whatever the share covered; co-guarantors in proportion to the amounts guaranteed: OECD DAC methodology, 2018, not read again.',
    [
      attribution({
        mobilised: mobilised('guarantee'),
        among: [{ sectors: ['public'], instruments: ['guarantee'], unfunded: true }],
        group: 'cover',
        portions: [PRO_RATA],
      }),
    ],
  ),
  oecd(
    'oecd-syndicated-loan',
    'OECD: syndicated loan',
    'Half to official arrangers, half pro rata among official lenders, the arranger included. Mechanism: OECD, 2026; the split was not read.',
    [
      attribution({
        mobilised: mobilised('syndicated-loan'),
        among: officials('syndicated-loan'),
        group: 'receiver',
        portions: [{ share: '1/2', to: 'arrangers', by: 'equal' }, HALF_PRO_RATA],
      }),
    ],
  ),
  oecd(
    'oecd-vehicle',
    'OECD: collective vehicle and direct investment',
    'Half equally among officials in the riskiest tranche, half pro rata to all officials; a flat structure pro rata. Mechanisms: OECD, 2026; the split was not read.',
    [
      attribution({
        mobilised: mobilised('vehicle'),
        among: officials('vehicle'),
        group: 'receiver',
        portions: [{ share: '1/2', to: 'riskiest-tranche', by: 'equal' }, HALF_PRO_RATA],
      }),
    ],
  ),
  oecd(
    'oecd-simple-co-financing',
    'OECD: simple co-financing',
    'Pro rata among officials, for money that no other mechanism takes. Mechanism: OECD, 2026; the key was not read.',
    [
      attribution({
        mobilised: mobilised('simple-co-financing'),
        among: officials('simple-co-financing'),
        group: 'all',
        portions: [PRO_RATA],
      }),
    ],
  ),
  oecd(
    'oecd-credit-line',
    'OECD: credit line',
    'A mechanism of its own at the OECD (2026); its rule is not confirmed before the 2025 handbook is read.',
    [],
  ),
  oecd(
    'oecd-project-finance',
    'OECD: project finance',
    'A mechanism of its own at the OECD (2026); its rule is not confirmed before the 2025 handbook is read.',
    [],
  ),
];
