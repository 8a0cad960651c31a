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

  test('nobody’s body is read who is not signed in', async () => {
    const body = `{"name":${'['.repeat(40)}${']'.repeat(40)}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await get('/v1/partnerships', { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'not-signed-in' }]);
  });
});
