import { keepCompiledCode, type ExitCode } from '@pacta/process';

/** Turns the compile cache on, then loads the service: what is loaded before it would be compiled at every start. */
export async function startService(): Promise<ExitCode> {
  keepCompiledCode();
  const { serve } = await import('./serve.ts');
  return serve();
}
