import { keepCompiledCode, type ExitCode } from '@pacta/process';

/** As libs/service-client gives it; that is loaded with the rest, after the cache is on. */
const FOR_PARENT = '--for-parent';

/** Turns the compile cache on, then loads the service: what is loaded before it would be compiled at every start. */
export async function startService(): Promise<ExitCode> {
  keepCompiledCode();
  if (process.argv.includes(FOR_PARENT)) {
    const { serveParent } = await import('./serve-parent.ts');
    return serveParent();
  }
  const { serve } = await import('./serve.ts');
  return serve();
}
