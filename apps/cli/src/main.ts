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
    // It has said what is wrong already; help and version end with 0.
    exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    const { toldFault } = await import('./faults/told-fault.ts');
    const told = toldFault(error, process.env.PACTA_DEBUG === '1');
    exitCode = told.exitCode;
    for (const line of told.lines) terminal.note(`pacta: ${line}`);
  }
}
// Not process.exit: what stands in a pipe has still to be read.
process.exitCode = exitCode;
