import { describe, expect, test } from '@jest/globals';
import { hostNamed, servedHosts } from './hosts.ts';

describe('a Host header', () => {
  test.each([
    ['localhost', 'localhost'],
    ['LOCALHOST:3000', 'localhost'],
    ['pacta.example.org.', 'pacta.example.org'],
    ['pacta.example.org.:443', 'pacta.example.org'],
    ['127.0.0.1:3000', '127.0.0.1'],
    ['[::1]:3000', '[::1]'],
    ['', undefined],
    ['a b', undefined],
    ['localhost:port', undefined],
    ['localhost@evil.example', undefined],
    ['localhost/evil', undefined],
    ['::1', undefined],
  ])('%s names %s', (header, name) => {
    expect(hostNamed(header)).toBe(name);
  });
});

describe('the hosts that are served', () => {
  const own = ['localhost', '127.0.0.1', '[::1]'];

  test.each([
    ['where nothing is set', {}, own],
    ['on every address', { host: '0.0.0.0' }, own],
    ['on every address of IPv6', { host: '::' }, own],
    ['on one address', { host: '192.0.2.7' }, [...own, '192.0.2.7']],
    ['on an address of IPv6', { host: '2001:db8::7' }, [...own, '[2001:db8::7]']],
    [
      'with public addresses',
      { host: '127.0.0.1', publicUrl: 'https://Pacta.example.org, http://[2001:db8::1]:8080' },
      [...own, 'pacta.example.org', '[2001:db8::1]'],
    ],
  ])('%s', (_, settings, hosts) => {
    expect([...servedHosts(settings)].toSorted()).toEqual([...hosts].toSorted());
  });
});
