import { keepCompiledCode, type ExitCode } from '@pacta/process';

/** Same value as in libs/service-client, which is loaded only after the cache is on. */
const FOR_PARENT = '--for-parent';

/** Enables the compile cache, then loads the service: modules loaded before would be compiled at every start. */
export async function startService(): Promise<ExitCode> {
  keepCompiledCode();
  if (process.argv.includes(FOR_PARENT)) {
    const { serveParent } = await import('./serve-parent.ts');
    return serveParent();
  }
  const { serve } = await import('./serve.ts');
  return serve();
}
