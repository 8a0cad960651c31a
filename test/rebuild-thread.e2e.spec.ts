import { expect, jest, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type * as RebuildThread from '@pacta/opening';
import { builtFile } from './harness/built.ts';
import { pause } from './harness/service.ts';

jest.setTimeout(60_000);

test('a rebuild that is taken back at once stops its thread only when that has loaded', async () => {
  const file = pathToFileURL(builtFile('libs/opening/src/rebuild-thread.js')).href;
  const { fillInThread } = (await import(file)) as typeof RebuildThread;
  const folder = join(tmpdir(), 'pacta-no-ledger-is-here');
  const stopped = jest.spyOn(Worker.prototype, 'terminate');
  try {
    const takenBack = new AbortController();
    const place = { ledger: folder, keys: `${folder}-keys` };
    const building = fillInThread(place)(join(folder, 'read-models.next.db'), () => undefined, takenBack.signal);
    takenBack.abort(new Error('taken back'));
    const ended = building.catch(String);
    await pause(5);
    expect(stopped).not.toHaveBeenCalled();
    expect(await ended).toBe('Error: taken back');
    expect(stopped).toHaveBeenCalledTimes(1);
  } finally {
    stopped.mockRestore();
  }
});
