import type { FieldReading } from '../../log/log-line.ts';

/** The log, and one event in full. */
export const log = {
  noneFits: 'No event fits.',
  title: (id: string) => `Event ${id}`,
  fields: {
    event: 'Event',
    type: 'Type',
    position: 'Position',
    stream: 'Stream',
    actor: 'Actor',
    onBehalfOf: 'On behalf of',
    mandate: 'Mandate',
    recordedAt: 'Recorded at',
    effectiveOn: 'Effective on',
    partnership: 'Partnership',
    command: 'Command',
    basedOn: 'Based on',
    causedBy: 'Caused by',
    correlation: 'Correlation',
    salt: 'Salt',
    leafHash: 'Leaf hash',
  },
  ofStream: (stream: string, revision: number) => `${stream}, revision ${revision}`,
  withId: (name: string, id: string) => `${name} (${id})`,
  nobodySaid: 'nobody said',
  /** In a list of fields. */
  notSaid: 'not said',
  data: 'Data, as in the leaf',
  sealedFields: 'Sealed fields',
  opened: (value: string) => `opened: ${value}`,
  states: {
    sealed: 'sealed: not opened for this reader, or its key is not at hand',
    forgotten: 'forgotten: its key was destroyed',
    altered: 'altered: its box does not fit its mark',
  } satisfies Record<Exclude<FieldReading['state'], 'opened'>, string>,
  /** The class of a field that is not shown. */
  sealedOf: (of: string) => `sealed (${of})`,
  refersTo: { title: 'Refers to', none: 'Nothing in this ledger.' },
  referredBy: { title: 'Referred to by', none: 'Nothing refers to it yet.' },
};
