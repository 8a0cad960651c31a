import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@pacta/event-store';
import {
  CONFIDENTIALITY_CLASSES,
  levelOfField,
  mayRead,
  type ConfidentialityClass,
  type HeldRole,
  type StreamName,
} from '@pacta/ledger';
import type { FieldReading } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '@pacta/opening';

/** Whom the fields of a stream concern; fixed by its first event. */
interface Concerned {
  readonly discloser?: string;
  readonly provider?: string;
  readonly receiver?: string;
}

const KEPT = 5_000;

/**
 * A seconded person's name is for the two sides, who must recognise the days, and for those who settle and audit them
 * (access.md names no class for it; the narrowest reading is taken).
 */
export function mayReadPerson(grants: readonly HeldRole[], { provider, receiver }: Concerned): boolean {
  return grants.some(
    ({ role, organisation }) =>
      role === 'secretariat' ||
      role === 'auditor' ||
      (organisation !== undefined && (organisation === provider || organisation === receiver)),
  );
}

const isClass = (name: string): name is ConfidentialityClass => CONFIDENTIALITY_CLASSES.some((known) => known === name);

/** Opens the sealed fields of events, each for those alone who may read it. */
@Injectable()
export class SealedFields {
  readonly #concerned = new Map<StreamName, Concerned>();

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** How each sealed field of the event reads for somebody with these roles. */
  async readFor(grants: readonly HeldRole[], event: StoredEvent): Promise<readonly FieldReading[]> {
    if (Object.keys(event.sealed).length === 0) return [];
    const concerned = await this.#concern(event.stream);
    return this.ledger.sealer.open(event, ({ class: of, pointer }) => {
      if (of === 'personal') return mayReadPerson(grants, concerned);
      return (
        isClass(of) &&
        mayRead(grants, {
          level: levelOfField(event.type, pointer),
          class: of,
          discloser: concerned.discloser ?? concerned.provider,
        })
      );
    }).fields;
  }

  async #concern(stream: StreamName): Promise<Concerned> {
    const known = this.#concerned.get(stream);
    if (known !== undefined) return known;
    const [first] = await this.ledger.store.readStream(stream, { limit: 1 });
    const concerned = (first?.data ?? {}) as Concerned;
    if (first !== undefined) {
      if (this.#concerned.size >= KEPT) this.#concerned.delete(this.#concerned.keys().next().value as StreamName);
      this.#concerned.set(stream, concerned);
    }
    return concerned;
  }
}
