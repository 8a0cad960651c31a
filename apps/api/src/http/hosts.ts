import type { FastifyInstance } from 'fastify';
import { badRequest, Problem } from './problem.ts';

/** The names of this machine for itself. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Addresses that stand for every address of a machine, and so name none. */
const EVERY_ADDRESS = ['0.0.0.0', '[::]'];

const HOST = /^(\[[\da-f:.]{2,45}\]|[a-z\d._-]{1,253}?)\.?(?::\d{1,5})?$/;

/** Name or address of a Host header, small letters, without port and last dot; undefined where it is none. */
export const hostNamed = (header: string): string | undefined => HOST.exec(header.toLowerCase())?.[1];

/**
 * The hosts that the service answers for: this machine's names for itself, the address that it listens on, and those of its
 * public addresses.
 *
 * @param publicUrl addresses with commas between, such as `https://pacta.example.org`
 */
export function servedHosts({
  host,
  publicUrl,
}: {
  readonly host?: string;
  readonly publicUrl?: string | undefined;
}): ReadonlySet<string> {
  const own = host === undefined ? undefined : hostNamed(host.includes(':') ? `[${host}]` : host);
  const open = publicUrl?.split(',').map((address) => new URL(address.trim()).hostname) ?? [];
  const named = [...LOOPBACK, ...(own === undefined ? [] : [own]), ...open];
  return new Set(named.filter((each) => !EVERY_ADDRESS.includes(each)));
}

/**
 * Refuses requests for any other host: a page that a browser got from elsewhere may reach this service under a name of its
 * own (DNS rebinding), and what is meant for another service is not ours to answer.
 */
export function refuseOtherHosts(fastify: FastifyInstance, served: ReadonlySet<string>): void {
  const known = new Map<string, boolean>();
  fastify.addHook('onRequest', ({ headers: { host } }, _reply, done) => {
    if (host === undefined) return done(noHost);
    let isServed = known.get(host);
    if (isServed === undefined) {
      isServed = served.has(hostNamed(host) ?? '');
      // Only what is served is remembered: anybody may make up the rest.
      if (isServed && known.size < MOST_KNOWN) known.set(host, isServed);
    }
    done(isServed ? undefined : notServed);
  });
}

/** Spellings of a host that are remembered: with and without port, in capitals. */
const MOST_KNOWN = 100;

const notServed = new Problem({
  status: 421,
  code: 'host-not-served',
  detail: 'This service does not answer for the host that the request names.',
  next: 'Use the address that the service is set up for, or name this one in PACTA_PUBLIC_URL.',
});

const noHost = badRequest(
  'malformed-header',
  'The request names no host.',
  'Send a Host header with the address of this service.',
  [{ pointer: '/header/Host', message: 'is missing' }],
);
