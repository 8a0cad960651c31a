import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { startService, type Service } from './harness/service.ts';

jest.setTimeout(60_000);

describe('the pages of the API, as the build made them', () => {
  let folder: LedgerFolder;
  let service: Service;

  beforeAll(async () => {
    folder = newLedgerFolder();
    service = await startService(folder, { PACTA_DEMO: '1' });
  });
  afterAll(async () => {
    await service?.stop();
    folder?.remove();
  });

  const get = (path: string, init: RequestInit = {}) => fetch(service.url + path, init);
  const typeOf = ({ headers }: Response) => headers.get('content-type')?.split(';')[0];

  test('the document is a file of JSON, for GET and for HEAD', async () => {
    const answer = await get('/openapi.json');
    expect([answer.status, typeOf(answer)]).toEqual([200, 'application/json']);
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Pacta' } });
    expect([(await get('/openapi.json', { method: 'HEAD' })).status]).toEqual([200]);
  });

  test.each(['/docs', '/docs/'])(
    '%s is Swagger UI on that document, and all that it loads is served here',
    async (path) => {
      const page = await get(path);
      expect([page.status, typeOf(page)]).toEqual([200, 'text/html']);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      const links = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link as string);
      expect(links.length).toBeGreaterThan(4);
      const types = { css: 'text/css', js: 'text/javascript', png: 'image/png' } as const;
      for (const link of links) {
        const answer = await get(link);
        const ending = link.split('.').at(-1) as keyof typeof types;
        expect([link, answer.status, typeOf(answer)]).toEqual([link, 200, types[ending]]);
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
      }
      expect(await (await get('/docs/swagger-initializer.js')).text()).toContain("url: '/openapi.json'");
    },
  );

  test.each(['/docs/none.js', '/docs/..%2f..%2f..%2fpackage.json', '/docs/toString', '/docs/a/index.html'])(
    '%s is not there',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'no-such-route' }]);
    },
  );

  test('the type of a problem is the address of the page that explains it', async () => {
    const refused = await get('/v1/partnerships');
    const { type, code } = (await refused.json()) as { type: string; code: string };
    const plain = await get(type);
    expect([plain.status, typeOf(plain)]).toEqual([200, 'text/markdown']);
    expect(await plain.text()).toContain(`# ${code}`);
    const page = await get(type, { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect([page.status, typeOf(page)]).toEqual([200, 'text/html']);
    expect(await page.text()).toContain(`<h1>${code}</h1>`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await (await get('/problems')).text()).toContain(`[${code}](/problems/${code})`);
    for (const none of ['/problems/none-such', '/problems/..%2findex', '/problems/__proto__'])
      expect((await get(none)).status).toBe(404);
  });

  test('nobody’s body is read who is not signed in', async () => {
    const body = `{"name":${'['.repeat(40)}${']'.repeat(40)}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await get('/v1/partnerships', { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'not-signed-in' }]);
  });
});
