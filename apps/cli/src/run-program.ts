import { CommanderError } from 'commander';
import type { ExitCode } from '@pacta/process';
import { buildProgram } from './program.ts';
import { processTerminal } from './terminal/terminal.ts';

/** Runs the command that the process was called with. Answers its exit code; a fault is told on stderr. */
export async function runProgram(): Promise<ExitCode> {
  const terminal = processTerminal();
  let exitCode: ExitCode = 0;
  const program = buildProgram(terminal, process.env, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync();
    return exitCode;
  } catch (error) {
    // Commander has printed the fault already; help and version exit with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { faultReport } = await import('./faults/fault-report.ts');
    const told = faultReport(error, process.env.PACTA_DEBUG === '1');
    for (const line of told.lines) terminal.note(`pacta: ${line}`);
    return told.exitCode;
  }
}
