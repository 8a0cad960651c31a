/**
 * The health probe of test/bench/stall.ts, in a thread of its own so that no other work delays it: asks `/health/live`
 * and `/health/ready` in turn, one question each `every` milliseconds whether the one before is answered or not.
 */
import { request, Agent } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

export interface ProbeWork {
  readonly url: string;
  /** Milliseconds. */
  readonly every: number;
}

/** What the probe met since it was asked last. Milliseconds. */
export interface Probed {
  readonly probes: number;
  readonly longest: number;
  readonly p99: number;
  /** How late the probe's own timer was at most: a measure of the machine, not of the service. */
  readonly late: number;
}

const PATHS = ['/health/live', '/health/ready'];

const { url, every } = workerData as ProbeWork;
const { hostname, port } = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: 10_000, maxFreeSockets: 256 });
const waiting = new Set<number>();
let waits: number[] = [];
let late = 0;
let due = performance.now();
let asked = 0;

function probe(): void {
  const began = performance.now();
  waiting.add(began);
  const path = PATHS[(asked += 1) % PATHS.length];
  const answered = (): void => {
    if (waiting.delete(began)) waits.push(performance.now() - began);
  };
  request({ hostname, port, path, agent }, (response) => response.resume().on('end', answered))
    .on('error', answered)
    .end();
}

function next(): void {
  const now = performance.now();
  late = Math.max(late, now - due);
  probe();
  due = Math.max(due + every, now);
  setTimeout(next, Math.max(0, due - now));
}

/** A question that is still open counts as long as it has been open. */
function probed(): Probed {
  const now = performance.now();
  const all = [...waits, ...[...waiting].map((began) => now - began)].sort((left, right) => left - right);
  const answer = {
    probes: all.length,
    longest: all.at(-1) ?? 0,
    p99: all[Math.max(0, Math.ceil(all.length * 0.99) - 1)] ?? 0,
    late,
  };
  waits = [];
  late = 0;
  return answer;
}

/** Once what is open now is answered. */
function settle(): void {
  const open = [...waiting];
  const look = (): void => {
    if (open.some((began) => waiting.has(began))) setTimeout(look, every);
    else parentPort?.postMessage('settled');
  };
  look();
}

parentPort?.on('message', (message: 'report' | 'settle') => {
  if (message === 'settle') settle();
  else parentPort?.postMessage(probed());
});
next();
