import type { NewEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import { createHash } from 'node:crypto';
import { idFrom } from '../generate/seeded.ts';

/** One append of the large ledger. */
export interface GeneratedAppend {
  readonly stream: StreamName;
  readonly expected: 'none' | number;
  readonly events: readonly NewEvent[];
}

const EPOCH = Date.UTC(2024, 0, 1);
const PURPOSE = 'Infant cereals for families below the poverty line, over two years, in three departments.';

/** One event that is valid in the catalogue. `serial` sets its time. */
function made(serial: number, type: string, partnershipId: string, data: unknown): NewEvent {
  const commandId = idFrom(`command ${serial}`);
  return {
    eventId: idFrom(`event ${serial}`),
    type,
    data,
    metadata: {
      actor: 'demo-funder',
      commandId,
      partnershipId,
      recordedAt: new Date(EPOCH + serial * 1000).toISOString(),
      effectiveOn: new Date(EPOCH + serial * 1000).toISOString().slice(0, 10),
      salt: createHash('sha256').update(commandId).digest('base64url').slice(0, 22),
    },
    sealed: {},
  };
}

export const EVENTS_OF_A_PARTNERSHIP = 1000;

/** Id of the `number`th partnership, from 0. */
export const generatedPartnershipId = (number: number): string => idFrom(`partnership ${number}`);

/**
 * Partnerships of a thousand events, which the demo's auditor may read. Commitments are pledged, signed, disbursed and
 * received: ten events each.
 */
export function* generatedAppends(events: number): Generator<GeneratedAppend> {
  let serial = 0;
  let partnershipId = '';
  while (serial < events) {
    if (serial % EVENTS_OF_A_PARTNERSHIP === 0) {
      const number = serial / EVENTS_OF_A_PARTNERSHIP;
      partnershipId = generatedPartnershipId(number);
      const founding = foundingEvents(serial, partnershipId, `Partnership ${number}`).slice(0, events - serial);
      yield { stream: `partnership-${partnershipId}`, expected: 'none', events: founding };
      serial += founding.length;
    }
    const most = Math.min(events - serial, EVENTS_OF_A_PARTNERSHIP - (serial % EVENTS_OF_A_PARTNERSHIP));
    const commitment = commitmentEvents(serial, partnershipId).slice(0, most);
    if (commitment.length === 0) return;
    yield { stream: `commitment-${idFrom(`commitment ${serial}`)}`, expected: 'none', events: commitment };
    serial += commitment.length;
  }
}

/** One event of a common size. */
export const samplePledge = (): NewEvent => commitmentEvents(0, generatedPartnershipId(0))[0] as NewEvent;

const foundingEvents = (serial: number, partnershipId: string, name: string): NewEvent[] => [
  made(serial, 'PartnershipFounded.v1', partnershipId, { name, purpose: PURPOSE, synthetic: true }),
  made(serial + 1, 'RoleGranted.v1', partnershipId, { actor: 'demo-auditor', role: 'auditor' }),
];

function commitmentEvents(serial: number, partnershipId: string): NewEvent[] {
  const amount = (minor: number) => ({ amount: String(minor), currency: 'EUR' });
  const day = new Date(EPOCH + serial * 1000).toISOString().slice(0, 10);
  const pledge = {
    provider: idFrom(`provider ${serial % 97}`),
    receiver: idFrom(`receiver ${serial % 89}`),
    instrument: 'grant',
    amount: amount(400_000),
    purpose: PURPOSE,
    conditions: [],
    synthetic: true,
  };
  const paid = (index: number) => ({
    amount: amount(100_000),
    valueDate: day,
    reference: `TR-${serial}-${index}`,
    synthetic: true,
  });
  const parts: [string, unknown][] = [
    ['Pledged.v1', pledge],
    ['Signed.v1', { terms: PURPOSE, amount: amount(400_000) }],
  ];
  for (const index of [1, 2, 3, 4]) parts.push(['Disbursed.v1', paid(index)], ['Received.v1', paid(index)]);
  return parts.map(([type, data], index) => made(serial + index, type, partnershipId, data));
}
