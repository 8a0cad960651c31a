import { CommanderError } from 'commander';
import type { ExitCode } from '@pacta/process';
import { buildProgram } from './program.ts';
import { processTerminal } from './terminal/terminal.ts';

const terminal = processTerminal();
let exitCode: ExitCode = 0;
const program = buildProgram(terminal, process.env, (code) => {
  exitCode = code;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed the fault already; help and version exit with 0.
    exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    const { faultReport } = await import('./faults/fault-report.ts');
    const told = faultReport(error, process.env.PACTA_DEBUG === '1');
    exitCode = told.exitCode;
    for (const line of told.lines) terminal.note(`pacta: ${line}`);
  }
}
// Not process.exit, which would drop output that is still in the pipe.
process.exitCode = exitCode;
