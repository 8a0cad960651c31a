import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Step, stepsOf, verifierSources } from './verification-steps.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const SRC = join(ROOT, 'libs/proof/src');
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');

/** A step, and the tests that failed without it. */
export interface Outcome {
  readonly step: Step;
  readonly failed: readonly string[];
}

export const allSteps = (): Step[] => verifierSources(SRC).flatMap((file) => stepsOf(SRC, file));

/** Processor time limit of a spec, in seconds: a step is also needed if a verifier never ends without it. */
const SECONDS_PER_SPEC = 20;
const NEVER_ENDS = 'the tests do not end';

/** A copy of the sources in a temporary folder; the project is not touched. */
export interface Copy {
  /** Runs specs over the unchanged sources and returns the names of the failing ones; there should be none. */
  whole(specs: readonly string[]): Promise<readonly string[]>;
  /** Removes one step, runs specs, and restores the step. */
  without(step: Step, specs: readonly string[]): Promise<Outcome>;
  remove(): void;
}

/** One copy serves all steps: the test runner then recompiles only what has changed. */
export function copyOfSources(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-proof-mutants-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(JEST_CONFIG));
  cpSync(SRC, join(folder, 'src'), { recursive: true });
  return {
    whole: (specs) => failuresIn(folder, specs),
    async without(step, specs) {
      const file = join(folder, 'src', step.file);
      const source = readFileSync(file, 'utf8');
      writeFileSync(file, source.slice(0, step.begin) + step.without + source.slice(step.end));
      try {
        return { step, failed: await failuresIn(folder, specs) };
      } finally {
        writeFileSync(file, source);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const JEST_CONFIG = {
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
};

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

async function failuresIn(folder: string, specs: readonly string[]): Promise<string[]> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const paths = specs.map((spec) => join('src', spec));
  const options = ['--config', 'jest.config.json', '--json', '--outputFile', report, '--silent', '--runInBand'];
  const limit = String(SECONDS_PER_SPEC * specs.length);
  const args = ['--experimental-vm-modules', JEST, ...options, '--runTestsByPath', ...paths];
  const said = await ended(
    // Processor time, not wall time, which depends more on the machine than on the tests.
    spawn('sh', ['-c', 'ulimit -t "$0"; exec "$@"', limit, process.execPath, ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      // A quarter of each property's runs: a missing step shows soon.
      env: { ...process.env, PACTA_PROOF_RUNS: '0.25' },
    }),
  );
  if (said === undefined) return [NEVER_ENDS];
  if (!existsSync(report)) throw new Error(`The test runner gave no report: ${said.slice(-2000)}`);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return testResults.flatMap(({ assertionResults, message }) => {
    const names = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    // A copy that does not even load counts as failed as a whole.
    return names.length === 0 && assertionResults.length === 0 && message !== '' ? ['the spec does not run'] : names;
  });
}

/** The output of a process, or undefined where it had to be killed. */
function ended(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (_code, signal) => resolve(signal === null ? said : undefined));
  });
}
