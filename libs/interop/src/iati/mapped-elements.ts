/** What is recorded of an element; everything else in it is left out and counted. */
export interface Mapped {
  readonly attributes: ReadonlySet<string>;
  readonly children: ReadonlyMap<string, Mapped>;
  /** Whether its own text is recorded. */
  readonly text: boolean;
  /** True where its parent has it once at most: a second one is left out. */
  readonly once: boolean;
}

interface Parts {
  readonly children?: Readonly<Record<string, Mapped>>;
  readonly text?: boolean;
  readonly once?: boolean;
}

const mapped = (attributes: readonly string[], { children = {}, text = false, once = false }: Parts = {}): Mapped => ({
  attributes: new Set(attributes),
  children: new Map(Object.entries(children)),
  text,
  once,
});

const LANGUAGE = 'xml:lang';
const CODE = mapped(['code'], { once: true });
/** Several vocabularies may classify the same; only the standard's own is read. */
const CODES = mapped(['code', 'vocabulary']);
const DAY = mapped(['iso-date'], { text: true, once: true });
const VALUE = mapped(['currency', 'value-date'], { text: true, once: true });

/** Text in one or more languages: narratives in version 2, the element's own text in version 1. */
const inLanguages = (attributes: readonly string[] = [], once = false): Mapped => {
  const narrative = mapped([LANGUAGE], { text: true });
  return mapped([...attributes, LANGUAGE], { children: { narrative }, text: true, once });
};

const BUDGET = mapped(['type', 'status'], { children: { 'period-start': DAY, 'period-end': DAY, value: VALUE } });

const TRANSACTION = mapped(['ref'], {
  children: {
    'transaction-type': CODE,
    'transaction-date': DAY,
    value: VALUE,
    description: inLanguages(),
    'provider-org': inLanguages(['ref', 'type', 'provider-activity-id'], true),
    'receiver-org': inLanguages(['ref', 'type', 'receiver-activity-id'], true),
    'disbursement-channel': CODE,
    'flow-type': CODE,
    'finance-type': CODE,
    'aid-type': CODES,
    'tied-status': CODE,
  },
});

const ACTIVITY = mapped(
  [LANGUAGE, 'default-currency', 'last-updated-datetime', 'version', 'iati-extra:version', 'iati-activities:version'],
  {
    children: {
      'iati-identifier': mapped([], { text: true, once: true }),
      'reporting-org': inLanguages(['ref', 'type', 'secondary-reporter'], true),
      title: inLanguages(),
      description: inLanguages(),
      'participating-org': inLanguages(['ref', 'type', 'role', 'activity-id']),
      'activity-status': CODE,
      'activity-date': mapped(['iso-date', 'type'], { text: true }),
      'default-flow-type': CODE,
      'default-finance-type': CODE,
      'default-aid-type': CODES,
      'default-tied-status': CODE,
      'related-activity': mapped(['type', 'ref']),
      budget: BUDGET,
      transaction: TRANSACTION,
    },
  },
);

/** Name of the root element. */
export const FILE = 'iati-activities';

/** The root element. docs/import.md describes how each element of the standard is handled. */
export const MAPPED = mapped(['version', 'generated-datetime'], { children: { 'iati-activity': ACTIVITY } });
