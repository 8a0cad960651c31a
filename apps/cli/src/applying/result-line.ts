import { printable, type Style } from '@pacta/reports';
import type { ApplyLine, ApplyResult } from '@pacta/service-client';

/** Result of one line, as `pacta apply --json` prints it. */
export interface ResultLine {
  readonly line: number;
  readonly command: string;
  /** Of the line itself, where it has one. */
  readonly id: string | null;
  readonly outcome: 'recorded' | 'replayed' | 'dry-run' | 'refused';
  /** The resource that the command created or changed. */
  readonly made: string | null;
  readonly events: readonly unknown[];
  readonly receipt: unknown;
  /** The problem document of a command that was not recorded. */
  readonly problem: Readonly<Record<string, unknown>> | null;
}

export function resultLine(
  line: number,
  { command, id = null }: Pick<ApplyLine, 'command'> & { readonly id?: string | null },
  result: ApplyResult,
  dryRun: boolean,
): ResultLine {
  const head = { line, command, id };
  if (!result.ok)
    return { ...head, outcome: 'refused', made: null, events: [], receipt: null, problem: result.problem };
  const { events, receipt = null } = result.answer;
  const outcome = dryRun && receipt === null ? 'dry-run' : result.replayed ? 'replayed' : 'recorded';
  return { ...head, outcome, made: result.id, events: Array.isArray(events) ? events : [], receipt, problem: null };
}

const SAID = {
  recorded: 'recorded',
  replayed: 'was there already',
  'dry-run': 'would be recorded',
} as const;

/** Result of one line for people: `line 3  pledge  recorded Pledged.v1 (commitment-…)`. */
export function resultInWords({ line, command, outcome, events, problem }: ResultLine, style: Style): string {
  const head = `${style('muted', `line ${line}`)}  ${printable(command)}`;
  if (outcome === 'refused')
    return `${head}  ${style('bad', 'refused')}: ${printable(String(problem?.code ?? 'no answer'))}`;
  const types = events.map((event) => String((event as { readonly type?: unknown }).type)).join(', ');
  return `${head}  ${style('good', SAID[outcome])}: ${printable(types)}`;
}

/** Sentences for stderr: why a line was not recorded, and what to do next. */
export function whyInWords({ line, problem }: ResultLine, file: string): readonly string[] {
  const { detail, next, errors } = (problem ?? {}) as {
    readonly detail?: string;
    readonly next?: string;
    readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
  };
  return [
    `${file}, line ${line}: ${detail ?? 'the service gave no reason.'}`,
    ...(errors ?? []).map(({ pointer, message }) => `  ${pointer}: ${message}`),
    ...(next === undefined ? [] : [next]),
  ].map((text) => printable(text));
}
