import { readFileSync } from 'node:fs';

/** A tick of /proc, on every common Linux. */
const TICK_MS = 10;

/** Current or peak resident memory of a process in MiB; NaN where the system does not report it. */
export function residentMiB(pid: number, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  try {
    const found = new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Processor time of a process so far in milliseconds, user and system, of all its threads; NaN as above. */
export const cpuMs = (pid: number): number => ticks(String(pid), 11) * TICK_MS;

/** Processor time of the children of this process that have ended. */
export const childrenCpuMs = (): number => ticks('self', 13) * TICK_MS;

/** The sum of a field of proc_pid_stat(5) and the next one; they are counted behind the name, which may hold spaces. */
function ticks(process: string, field: number): number {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[field]) + Number(fields[field + 1]);
  } catch {
    return Number.NaN;
  }
}
