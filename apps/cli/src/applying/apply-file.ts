import type { ApplyLine, OwnService } from '@pacta/service-client';
import { EXIT, type ExitCode } from '@pacta/process';
import { openApplier } from './apply-target.ts';
import { commandLines, type NumberedLine } from './command-file.ts';
import { failureCode } from './failure-code.ts';
import { resultInWords, resultLine, whyInWords } from './result-line.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { chosenLedger, mustExist } from '../reading/chosen-ledger.ts';
import { counted } from '../terminal/words.ts';

export interface ApplyOptions {
  readonly dryRun?: boolean;
  readonly continue?: boolean;
}

const MEMBERS = ['command', 'id', 'data', 'as', 'effectiveOn', 'ifMatch', 'at'];

/**
 * Runs a file of commands, on a named service or on `service` for a ledger folder. It stops at the first command that is
 * not recorded; the next run resumes there, because a line's `id` is its Idempotency-Key.
 */
export async function applyFile(
  context: CommandContext,
  file: string,
  options: ApplyOptions,
  service: OwnService,
): Promise<ExitCode> {
  const { json, terminal } = context;
  const dryRun = options.dryRun === true;
  const chosen = chosenLedger(context, terminal.note);
  // Only a ledger that was named is created; the default one is not created by accident.
  const named = context.ledger ?? context.env.PACTA_LEDGER;
  if (chosen.kind === 'folder' && named === undefined) mustExist(chosen.settings);
  const lines = commandLines(file)[Symbol.asyncIterator]();
  // The file is checked before anything is opened.
  let next = await lines.next();
  const applier = await openApplier(chosen, { dryRun, own: service, note: terminal.note });
  let code: ExitCode = EXIT.done;
  let done = 0;
  for (; next.done !== true; next = await lines.next()) {
    const command = applyLine(next.value, file);
    const result = await applier.apply(command);
    const line = resultLine(next.value.number, command, result, dryRun);
    await terminal.line(json ? JSON.stringify(line) : resultInWords(line, terminal.style));
    if (result.ok) {
      done += 1;
      continue;
    }
    for (const sentence of whyInWords(line, file)) terminal.note(sentence);
    if (code === EXIT.done) code = failureCode(result.status);
    if (options.continue !== true) break;
  }
  if (code !== EXIT.done)
    terminal.note(
      `${counted(done, 'command')} went through. Mend the line and run the file again: what is recorded already is not recorded twice, where lines have an "id".`,
    );
  else
    terminal.suggest(`${counted(done, 'command')} went through. Next: pacta log -n ${Math.max(1, Math.min(done, 20))}`);
  return code;
}

/** @throws CommandFault where a member is unknown or of the wrong type (6) */
function applyLine({ number, value }: NumberedLine, file: string): ApplyLine {
  const wrong = (what: string): CommandFault =>
    new CommandFault(
      EXIT.wrongInput,
      `${file}, line ${number}: ${what}`,
      `A line has: ${MEMBERS.join(', ')}; "command" alone is a must.`,
    );
  const stray = Object.keys(value).find((name) => !MEMBERS.includes(name));
  if (stray !== undefined) throw wrong(`"${stray}" is no member of a command line.`);
  if (typeof value['command'] !== 'string') throw wrong('"command" is missing.');
  for (const name of ['id', 'as', 'effectiveOn', 'at'])
    if (value[name] !== undefined && typeof value[name] !== 'string') throw wrong(`"${name}" must be text.`);
  if (value['ifMatch'] !== undefined && !Number.isInteger(value['ifMatch']))
    throw wrong('"ifMatch" must be a whole number.');
  const { data } = value;
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data)))
    throw wrong('"data" must be an object.');
  return value as unknown as ApplyLine;
}
