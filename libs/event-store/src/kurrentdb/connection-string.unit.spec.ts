import { describe, expect, test } from '@jest/globals';
import { parseConnectionString, placeOf } from './connection-string.ts';

describe('a connection string', () => {
  test('names hosts, user, password and options', () => {
    expect(
      parseConnectionString(
        'kurrentdb://pacta:p%40ss%3Aw%25rd@one:2113,two:2114,three?tls=true&tlsCAFile=%2Fcerts%2Fca.crt&gossipTimeout=2',
      ),
    ).toEqual({
      hosts: [
        { address: 'one', port: 2113 },
        { address: 'two', port: 2114 },
        { address: 'three', port: 2113 },
      ],
      discover: false,
      tls: true,
      credentials: { username: 'pacta', password: 'p@ss:w%rd' },
      options: { tlsCaFile: '/certs/ca.crt', gossipTimeout: 2 },
    });
  });

  test.each(['esdb', 'kurrentdb', 'kurrent', 'kdb'])('may begin with %s://', (scheme) => {
    expect(parseConnectionString(`${scheme}://127.0.0.1:2113?tls=false`)).toMatchObject({
      discover: false,
      tls: false,
    });
    expect(parseConnectionString(`${scheme}+discover://cluster.example:2113/`).discover).toBe(true);
  });

  test('takes an address of six, and says where it goes without user and password', () => {
    const connection = parseConnectionString('esdb://admin:changeit@[::1]:2113');
    expect(placeOf(connection)).toBe('[::1]:2113');
  });

  test.each([
    ['another scheme', 'http://localhost:2113', 'must begin with'],
    ['no scheme', 'localhost:2113', 'must begin with'],
    ['an @ in the password', 'esdb://a:secret@x@host:2113', '%40'],
    ['a % in the password', 'esdb://a:secret%@host:2113', '%25'],
    ['a user alone', 'esdb://a@host:2113', 'user:password'],
    ['a port that is none', 'esdb://host:99999', 'each host'],
    ['no host', 'esdb://?tls=false', 'must begin with|each host'],
    ['an unknown option', 'esdb://host?secretOption=1', 'not known'],
    ['milliseconds of gossip', 'esdb://host?gossipTimeout=5000', 'seconds'],
    ['certificates not verified', 'esdb://host?tlsVerifyCert=false', 'tlsCaFile'],
    ['a truth that is none', 'esdb://host?tls=no', 'true or false'],
    ['a number that is none', 'esdb://host?defaultDeadline=soon', 'whole number'],
    ['a key without its certificate', 'esdb://host?userKeyFile=k', 'together'],
    ['a preference that is none', 'esdb://host?nodePreference=best', 'nodePreference'],
  ])('with %s is refused, and is not quoted', (_case, text, why) => {
    expect(() => parseConnectionString(text)).toThrow(
      new RegExp((why.split('|')[0] as string) + (why.includes('|') ? `|${why.split('|')[1]}` : '')),
    );
    expect(() => parseConnectionString(text)).not.toThrow(/secret@|secret%/);
  });
});
