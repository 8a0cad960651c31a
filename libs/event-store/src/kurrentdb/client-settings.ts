import { readFileSync } from 'node:fs';
import { ConnectionStringWrong, type Connection } from './connection-string.ts';

/** The client counts gossipTimeout in seconds and everything else in milliseconds. */
const DISCOVERY = { gossipTimeout: 3, discoveryInterval: 200, maxDiscoverAttempts: 5 } as const;

/**
 * The client's constructor arguments for a connection. One host is connected to directly; several are asked which of
 * them leads.
 * @throws ConnectionStringWrong where a named certificate can't be read
 */
export function clientSettings({ hosts, discover, tls, credentials, options }: Connection) {
  const { tlsCaFile, userCertFile, userKeyFile, ...settings } = options;
  const [first] = hosts;
  const several = hosts.length > 1 ? { endpoints: [...hosts], ...DISCOVERY } : { endpoint: first };
  const place = discover ? { discover: first, ...DISCOVERY } : several;
  const channel = {
    insecure: !tls,
    ...(tlsCaFile === undefined ? {} : { rootCertificate: file('tlsCaFile', tlsCaFile) }),
    ...(userCertFile === undefined ? {} : { userCertFile: file('userCertFile', userCertFile) }),
    ...(userKeyFile === undefined ? {} : { userKeyFile: file('userKeyFile', userKeyFile) }),
  };
  return [{ ...place, ...settings }, channel, credentials] as const;
}

function file(option: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ConnectionStringWrong(
      `The connection string names a file in ${option} that can't be read, ${path} (${why}).`,
    );
  }
}
