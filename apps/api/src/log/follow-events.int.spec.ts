import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenLedger } from '@pacta/opening';
import { demoApp, type DemoApp } from '../../testing/demo-app.ts';

jest.setTimeout(60_000);

let demo: DemoApp;
let ledger: OpenLedger;
let app: NestFastifyApplication;
let given: DemoApp['given'];
let partnership: string;

interface Message {
  readonly id: number;
  readonly data: Record<string, unknown>;
}

/** A reader of the stream, like an EventSource. */
class Follower {
  readonly messages: Message[] = [];
  text = '';
  status = 0;
  ended = false;
  #response: IncomingMessage | undefined;

  async open(role: string, query = '', headers: Record<string, string> = {}): Promise<this> {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const token = await demo.tokenOf(role);
    await new Promise<void>((resolve, reject) => {
      const asked = request(
        { port, path: `/v1/events${query}`, headers: { authorization: `Bearer ${token}`, ...headers }, agent: false },
        (response) => {
          this.#response = response;
          this.status = response.statusCode ?? 0;
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => this.#take(chunk));
          response.on('close', () => (this.ended = true));
          resolve();
        },
      );
      asked.on('error', reject);
      asked.end();
    });
    return this;
  }

  async received(count: number): Promise<readonly Message[]> {
    const until = Date.now() + 10_000;
    while (this.messages.length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    return this.messages;
  }

  async end(): Promise<void> {
    const until = Date.now() + 5_000;
    while (!this.ended && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  close(): void {
    this.#response?.destroy();
  }

  #take(chunk: string): void {
    this.text += chunk;
    const frames = this.text.split('\n\n');
    this.text = frames.pop() ?? '';
    for (const frame of frames) {
      const id = /^id: (\d+)$/m.exec(frame)?.[1];
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (id !== undefined) this.messages.push({ id: Number(id), data: JSON.parse(data ?? '') as Message['data'] });
    }
  }
}

beforeAll(async () => {
  demo = await demoApp();
  ({ ledger, app, given } = demo);
  await app.listen(0, '127.0.0.1');
  partnership = await given('foundPartnership', { name: 'Pilot', purpose: 'To try it.' });
  await given('grantRole', { partnershipId: partnership, actor: 'demo-observer', role: 'observer' });
}, 30_000);

afterAll(() => demo.close());

const addPartner = (name: string): Promise<string> =>
  given('addPartner', { partnershipId: partnership, organisation: { name }, sector: 'public', roles: [] });

describe('the stream of events', () => {
  test('sends each event as it is recorded, with its leaf index as id', async () => {
    const follower = await new Follower().open('secretariat');
    expect(follower.status).toBe(200);
    await addPartner('First');
    await addPartner('Second');
    const [first, second] = await follower.received(2);
    expect(first?.data).toMatchObject({ type: 'PartnerJoined.v1', position: first?.id, partnershipId: partnership });
    expect(second?.id).toBe((first?.id ?? 0) + 1);
    follower.close();
  });

  test('goes on behind Last-Event-ID, and misses nothing', async () => {
    const all = await new Follower().open('secretariat', '?after=-1');
    const head = ledger.projector.readModels.eventCount();
    const ids = (await all.received(head)).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: head }, (_, index) => index));
    const rest = await new Follower().open('secretariat', '?after=-1', { 'last-event-id': String(head - 3) });
    expect((await rest.received(2)).map(({ id }) => id)).toEqual([head - 2, head - 1]);
    all.close();
    rest.close();
  });

  test('keeps to its filters, and ends after the number that it was asked for', async () => {
    const granted = await new Follower().open('secretariat', '?after=-1&type=RoleGranted&limit=2');
    await granted.end();
    expect(granted.messages.map(({ data }) => data['type'])).toEqual(['RoleGranted.v1', 'RoleGranted.v1']);
    const ofStream = await new Follower().open(
      'secretariat',
      `?after=-1&stream=partnership-${partnership}&partnership=${partnership}&actor=demo-secretariat&limit=1`,
    );
    await ofStream.end();
    expect(ofStream.messages[0]?.data).toMatchObject({ type: 'PartnershipFounded.v1' });
  });

  test('shows each reader what that reader may see at that moment', async () => {
    const stranger = await new Follower().open('funder', '?after=-1');
    const observer = await new Follower().open('observer', '?after=-1');
    await observer.received(4);
    await addPartner('Seen');
    const seen = ledger.projector.readModels.eventCount();
    await observer.received(seen);
    await given('revokeRole', { partnershipId: partnership, actor: 'demo-observer', role: 'observer' });
    await addPartner('Not seen');
    await ledger.projector.waitForHead(5_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(stranger.messages.every(({ data }) => data['stream'] === 'ledger-main')).toBe(true);
    expect(observer.messages.some(({ data }) => JSON.stringify(data).includes('Seen'))).toBe(true);
    expect(observer.messages.some(({ data }) => JSON.stringify(data).includes('Not seen'))).toBe(false);
    stranger.close();
    observer.close();
  });

  test.each([
    ['?after=999999', {}, 404],
    ['', { 'last-event-id': 'x' }, 400],
    ['?after=x', {}, 400],
    ['?typ=Pledged', {}, 400],
    ['', { accept: 'application/json' }, 406],
  ])('answers %s %j with a problem', async (query, headers, status) => {
    const refused = await new Follower().open('secretariat', query, headers as Record<string, string>);
    expect(refused.status).toBe(status);
    await refused.end();
    expect(JSON.parse(refused.text)).toMatchObject({ status, code: expect.any(String) });
  });

  test('is open to so many of one actor, and ends when the service stops', async () => {
    const open: Follower[] = [];
    for (let index = 0; index < 20; index += 1) open.push(await new Follower().open('chair'));
    expect((await new Follower().open('chair')).status).toBe(429);
    await app.close();
    await Promise.all(open.map((follower) => follower.end()));
    expect(open.every(({ ended }) => ended)).toBe(true);
  });
});
