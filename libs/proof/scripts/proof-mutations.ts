/**
 * `npm run proof:mutations`: mutation testing of the verifiers. Removes each step in turn and prints the tests that
 * then fail. A step whose removal fails no test is not needed or not tested: it is listed and the exit code is 1. `--
 * --only TEXT` selects the steps whose place contains the text, `-- --quick` runs only the specs of the step's own
 * folder.
 */
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { allSteps, copyOfSources, type Outcome, SRC } from './mutants.ts';
import type { Step } from './verification-steps.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, quick: { type: 'boolean', default: false } },
});
const specs = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts'));
/** A folder's own specs are fast and fail first; all others run only where they do not fail. */
const own = (step: Step): string[] =>
  specs.filter((spec) => dirname(spec) === dirname(step.file) && !spec.includes('property'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const placeOf = ({ file, line }: Step): string => `${file}:${line}`;

/** Redundant steps, which another step implies too; kept so that the code can be read locally. */
const ALSO_HELD = new Map([
  ['note/ed25519.ts publicKey.length !== PUBLIC_KEY_BYTES', 'the library decodes no key of another length'],
  ['note/ed25519.ts scalar >= order', 'the library multiplies by no such number'],
]);

const steps = allSteps().filter((step) => placeOf(step).includes(values.only));
const print = ({ step, failed }: Outcome): void => {
  say(
    `${placeOf(step)}  without \`${step.condition}\`: ${failed.length} ${failed.length === 1 ? 'test fails' : 'tests fail'}`,
  );
  failed.slice(0, 3).forEach((name) => say(`    ${name}`));
};

/** If the specs fail already, removing a step shows nothing. */
async function mustPassWhole(): Promise<void> {
  const copy = copyOfSources();
  const failed = await copy.whole(specs);
  copy.remove();
  if (failed.length > 0) throw new Error(`With all steps in their place ${failed.length} tests fail: ${failed[0]}`);
}

/** Removes the steps, two at a time, and returns those that no test missed. */
async function round(of: readonly Step[], specsOf: (step: Step) => readonly string[]): Promise<Step[]> {
  const waiting = [...of];
  const left: Step[] = [];
  const worker = async (): Promise<void> => {
    const copy = copyOfSources();
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const outcome = await copy.without(step, specsOf(step));
      if (outcome.failed.length > 0) print(outcome);
      else left.push(step);
    }
    copy.remove();
  };
  await Promise.all([worker(), worker()]);
  return left;
}

await mustPassWhole();
const unseen = await round(steps, own);
const survivors = values.quick ? unseen : await round(unseen, () => specs);
say('');
let unheld = 0;
for (const step of survivors) {
  const held = ALSO_HELD.get(`${step.file} ${step.condition}`);
  if (held === undefined) unheld += 1;
  say(
    `${held === undefined ? 'NOT NEEDED' : 'also held'}  ${placeOf(step)}  \`${step.condition}\`${held === undefined ? '' : `: ${held}`}`,
  );
}
const missed = steps.length - survivors.length;
say(
  `${steps.length} steps taken out: ${missed} missed by a test, ${survivors.length - unheld} also held, ${unheld} by none`,
);
process.exitCode = unheld === 0 ? 0 : 1;
