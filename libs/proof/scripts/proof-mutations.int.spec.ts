import { afterAll, describe, expect, test } from '@jest/globals';
import { allSteps, copyOfSources } from './mutants.ts';
import type { Step } from './verification-steps.ts';

/** The quick form of `npm run proof:mutations`: that the tool tells the two apart, on steps that everything rests on. */
const steps = allSteps();
const copy = copyOfSources();
afterAll(() => copy.remove());
const step = (file: string, condition: string): Step => {
  const found = steps.filter((one) => one.file === file && one.condition === condition);
  expect(found).toHaveLength(1);
  return found[0] as Step;
};

describe('taking the steps of the verifiers out', () => {
  test('every verifier has steps, and every one of them is found', () => {
    const files = new Set(steps.map(({ file }) => file));
    expect([...files]).toEqual(
      expect.arrayContaining([
        'bundle/check-completeness.ts',
        'bundle/check-events.ts',
        'checkpoint/checkpoint.ts',
        'note/ed25519.ts',
        'note/verify-note.ts',
        'policy/verify-checkpoint.ts',
        'proof-file/verify-proof-file.ts',
        'tree/verify-consistency.ts',
        'tree/verify-inclusion.ts',
        'witness/decide-add-checkpoint.ts',
      ]),
    );
    expect(steps.length).toBeGreaterThan(300);
  });

  test('a copy with all its steps passes', async () => {
    expect(await copy.whole(['tree/tree.unit.spec.ts'])).toEqual([]);
  }, 120_000);

  test.each([
    ['tree/verify-inclusion.ts', 'equalBytes(hash, root)', 'tree/tree.unit.spec.ts', 'another root'],
    ['note/verify-note.ts', 'found === undefined', 'note/note.unit.spec.ts', 'does not verify'],
  ])(
    '%s without `%s` fails',
    async (file, condition, spec, name) => {
      const { failed } = await copy.without(step(file, condition), [spec]);
      expect(failed.join('\n')).toContain(name);
    },
    120_000,
  );
});
