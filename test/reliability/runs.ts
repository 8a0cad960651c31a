/** One property, and the suite that tests it many times. */
export interface ReliabilityRun {
  readonly name: string;
  /** What is counted, for people. */
  readonly what: string;
  readonly spec: string;
  /** Settings of the suite that make it long; `npm test` runs it short. */
  readonly settings: Readonly<Record<string, string>>;
}

export const RUNS: readonly ReliabilityRun[] = [
  {
    name: 'kill-service',
    what: '200 kills of the service under load: nothing acknowledged is lost, read models converge, verify passes',
    spec: 'test/crash.e2e.spec.ts',
    settings: { PACTA_TEST_KILLS: '200' },
  },
  {
    name: 'kill-writer',
    what: '200 kills of the store under load: nothing acknowledged is lost, nothing is half there',
    spec: 'libs/event-store/src/sqlite/killed-writer.int.spec.ts',
    settings: { PACTA_TEST_KILLS: '200' },
  },
  {
    name: 'kill-projection',
    what: 'the projector killed at every statement of a page: the rows of before or of after',
    spec: 'libs/read-models/src/engine/page-transaction.int.spec.ts',
    settings: { PACTA_TEST_EVERY_STATEMENT: '1' },
  },
  {
    name: 'kill-signer',
    what: '50 kills at each step of signing: no two checkpoints of one size, none unsigned',
    spec: 'libs/integrity/src/signing/killed-signer.int.spec.ts',
    settings: { PACTA_TEST_KILLED_SIGNER_ROUNDS: '50' },
  },
  {
    name: 'kill-import',
    what: '50 kills of an import: it goes on, and records nothing twice',
    spec: 'test/import/import.e2e.spec.ts',
    settings: { PACTA_TEST_KILLS: '50' },
  },
  {
    name: 'failing-disk',
    what: 'every call of a write to the file system fails in turn: nothing is acknowledged that is not there',
    spec: 'libs/event-store/src/sqlite/failing-disk.int.spec.ts',
    settings: { PACTA_TEST_FAILING_CALL_STRIDE: '1' },
  },
  {
    name: 'full-disk',
    what: 'a full disk and a file that may not grow: refused, nothing lost, and writing goes on',
    spec: 'libs/event-store/src/sqlite/full-disk.int.spec.ts',
    settings: {},
  },
  {
    name: 'flipped-bytes',
    what: 'every byte of the events file flipped: verify fails and names the place',
    spec: 'libs/event-store/src/sqlite/flipped-bytes.int.spec.ts',
    settings: { PACTA_TEST_FLIP_STRIDE: '1' },
  },
  {
    name: 'tampering',
    what: 'every byte of an event and its columns, rows deleted, moved, cut off, rolled back',
    spec: 'test/tamper.e2e.spec.ts',
    settings: { PACTA_TEST_TAMPER_STRIDE: '1' },
  },
  {
    name: 'forged-checkpoints',
    what: 'every byte of every checkpoint, and ledgers that were written anew',
    spec: 'libs/opening/src/forged-ledger.int.spec.ts',
    settings: { PACTA_TEST_FORGED_STRIDE: '1' },
  },
  {
    name: 'bad-requests',
    what: '10,000 bad requests made from the OpenAPI document: no 5xx, no stack trace, nothing written',
    spec: 'test/bad-requests.e2e.spec.ts',
    settings: { PACTA_TEST_BAD_REQUESTS: '10000' },
  },
  {
    name: 'roles',
    what: 'every route for every role: allowed or refused as the table says',
    spec: 'test/routes-by-role.e2e.spec.ts',
    settings: {},
  },
  {
    name: 'fuzzed-imports',
    what: '1,000 broken copies of published files: refused whole or recorded whole',
    spec: 'test/import/fuzz.int.spec.ts',
    settings: { PACTA_FUZZ: '1000' },
  },
];
