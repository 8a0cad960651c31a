import { keepCompiledCode } from '@pacta/process';

// Before the program is loaded: modules loaded earlier would be compiled at every start.
keepCompiledCode();
const { runProgram } = await import('./run-program.ts');
// Not process.exit, which would drop output that is still in the pipe.
process.exitCode = await runProgram();
