import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { childrenCpuMs } from './process-use.ts';

export interface FinishedCommand {
  /** From the start of the process to its end. */
  readonly milliseconds: number;
  /** Processor time of the process and its children, in all threads; NaN where the system does not report it. */
  readonly cpuMs: number;
  readonly output: string;
}

/** Runs a command to its end. @throws where it ends with another code than 0 */
export async function finished(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<FinishedCommand> {
  const before = childrenCpuMs();
  const began = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, faults] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (faults += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const milliseconds = performance.now() - began;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${faults}`);
  return { milliseconds, cpuMs: childrenCpuMs() - before, output };
}
