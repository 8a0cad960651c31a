/** Where a KurrentDB is and how it is reached. */
export interface Connection {
  /** One host: connected to directly. Several, or `discover`: the cluster is asked which node leads. */
  readonly hosts: readonly { readonly address: string; readonly port: number }[];
  readonly discover: boolean;
  /** False: no encryption, no sign-in, no rights. */
  readonly tls: boolean;
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly options: Readonly<Partial<Record<TextOption, string>>> & Readonly<Partial<Record<NumberOption, number>>>;
}

type TextOption = 'tlsCaFile' | 'userCertFile' | 'userKeyFile' | 'connectionName' | 'nodePreference';
type NumberOption =
  | 'maxDiscoverAttempts'
  | 'discoveryInterval'
  | 'gossipTimeout'
  | 'keepAliveInterval'
  | 'keepAliveTimeout'
  | 'defaultDeadline';

/** Why a connection string can't be used. Never quotes it, as it may contain a password. */
export class ConnectionStringWrong extends Error {
  override readonly name = 'ConnectionStringWrong';
}

const wrong = (what: string): ConnectionStringWrong => new ConnectionStringWrong(`The connection string ${what}.`);

const FORM = /^(?<scheme>[a-z]+)(?<discover>\+discover)?:\/\/(?<rest>.+)$/;
/** The client accepts `esdb` only; newer servers and testcontainers write `kurrentdb`, which means the same. */
const SCHEMES = ['esdb', 'kurrentdb', 'kurrent', 'kdb'];
const DEFAULT_PORT = 2113;
const TEXTS: Readonly<Record<string, TextOption>> = {
  tlscafile: 'tlsCaFile',
  usercertfile: 'userCertFile',
  userkeyfile: 'userKeyFile',
  connectionname: 'connectionName',
  nodepreference: 'nodePreference',
};
const NUMBERS: Readonly<Record<string, NumberOption>> = {
  maxdiscoverattempts: 'maxDiscoverAttempts',
  discoveryinterval: 'discoveryInterval',
  gossiptimeout: 'gossipTimeout',
  keepaliveinterval: 'keepAliveInterval',
  keepalivetimeout: 'keepAliveTimeout',
  defaultdeadline: 'defaultDeadline',
};
const NODE_PREFERENCES = ['leader', 'follower', 'random', 'readOnlyReplica'];
/** In seconds. A larger value was probably meant in milliseconds, like the other durations. */
const LONGEST_GOSSIP = 60;

/**
 * Reads `esdb://user:password@host:2113,host:2113?tls=true&tlsCaFile=ca.crt`, also with `kurrentdb` or `+discover`.
 * Parsed here because the client prints a string that it can't parse, password included, and ignores options that it
 * does not know.
 * @throws ConnectionStringWrong
 */
export function parseConnectionString(text: string): Connection {
  const { scheme, discover, rest = '' } = FORM.exec(text.trim())?.groups ?? {};
  if (scheme === undefined || !SCHEMES.includes(scheme))
    throw wrong('must begin with esdb:// or kurrentdb://, or with +discover before the colon');
  const query = rest.indexOf('?');
  const authority = (query < 0 ? rest : rest.slice(0, query)).replace(/\/+$/, '');
  const parts = authority.split('@');
  if (parts.length > 2) throw wrong('has more than one @: write the password percent-encoded, @ as %40');
  const credentials = parts.length === 2 ? credentialsOf(parts[0] as string) : undefined;
  const { tls, options } = optionsOf(query < 0 ? '' : rest.slice(query + 1));
  if ((options.userCertFile === undefined) !== (options.userKeyFile === undefined))
    throw wrong('must name userCertFile and userKeyFile together');
  return {
    hosts: (parts.at(-1) as string).split(',').map(hostOf),
    discover: discover !== undefined,
    tls,
    ...(credentials === undefined ? {} : { credentials }),
    options,
  };
}

function credentialsOf(text: string): NonNullable<Connection['credentials']> {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon === text.length - 1) throw wrong('must give user:password before the @');
  try {
    return { username: decodeURIComponent(text.slice(0, colon)), password: decodeURIComponent(text.slice(colon + 1)) };
  } catch {
    throw wrong('has a % that begins no escape: write the password percent-encoded, % as %25');
  }
}

function hostOf(text: string): Connection['hosts'][number] {
  const { address, port = String(DEFAULT_PORT) } =
    /^(?<address>[\w.-]+|\[[\da-f:]+\])(?::(?<port>\d{1,5}))?$/i.exec(text)?.groups ?? {};
  if (address === undefined || Number(port) > 65_535 || Number(port) === 0)
    throw wrong('must name each host as name or name:port, separated by commas');
  return { address, port: Number(port) };
}

function optionsOf(query: string): Pick<Connection, 'tls' | 'options'> {
  let tls = true;
  const options: Record<string, string | number> = {};
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : decoded(name, pair.slice(equals + 1));
    const key = name.toLowerCase().replaceAll(/[_-]/g, '');
    const text = TEXTS[key];
    const number = NUMBERS[key];
    if (key === 'tls') tls = isTrue(name, value);
    else if (key === 'tlsverifycert') verified(name, value);
    else if (text !== undefined && value !== '') options[text] = value;
    else if (number !== undefined) options[number] = wholeNumber(name, value);
    else if (key !== 'throwonappendfailure') throw wrong(`has an option that is not known, '${name.slice(0, 40)}'`);
  }
  checkOptions(options);
  return { tls, options };
}

function checkOptions({ gossipTimeout = 0, nodePreference = 'leader' }: Record<string, string | number>): void {
  if (Number(gossipTimeout) > LONGEST_GOSSIP)
    throw wrong(`has gossipTimeout ${gossipTimeout}, which counts in seconds: at most ${LONGEST_GOSSIP}`);
  if (!NODE_PREFERENCES.includes(String(nodePreference)))
    throw wrong(`has a nodePreference that is not one of ${NODE_PREFERENCES.join(', ')}`);
}

function verified(name: string, value: string): void {
  if (!isTrue(name, value))
    throw wrong('has tlsVerifyCert=false, which this client can not do: name the authority in tlsCaFile instead');
}

function decoded(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw wrong(`has an option ${name} with a % that begins no escape`);
  }
}

function isTrue(name: string, value: string): boolean {
  if (value !== 'true' && value !== 'false') throw wrong(`must have ${name} true or false`);
  return value === 'true';
}

function wholeNumber(name: string, value: string): number {
  if (!/^-?\d{1,9}$/.test(value)) throw wrong(`must have a whole number in ${name}`);
  return Number(value);
}

/** The servers of a connection, for messages: no user, no password. */
export const placeOf = ({ hosts }: Pick<Connection, 'hosts'>): string =>
  hosts.map(({ address, port }) => `${address}:${port}`).join(', ');
