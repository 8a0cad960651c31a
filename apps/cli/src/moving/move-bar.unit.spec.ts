import { expect, test } from '@jest/globals';
import { MoveBar } from './move-bar.ts';

test('says how far it is, how fast it goes and how long it takes still, for each step anew', () => {
  let time = 0;
  const bar = new MoveBar(() => time);
  expect(bar.line({ step: 'copying', events: 0, done: 0 })).toBe(`copying  ${'░'.repeat(24)}  0 %  0 events`);
  time = 2_000;
  expect(bar.line({ step: 'copying', events: 2_400, done: 0.25 })).toBe(
    `copying  ${'█'.repeat(6)}${'░'.repeat(18)}  25 %  2,400 events  1,200 events/s  6 s left`,
  );
  time = 9_000;
  expect(bar.line({ step: 'verifying', events: 256, done: 0.03 })).toBe(
    `verifying  ${'░'.repeat(24)}  3 %  256 events`,
  );
  time = 10_000;
  expect(bar.line({ step: 'verifying', events: 9_600, done: 1 })).toBe(
    `verifying  ${'█'.repeat(24)}  100 %  9,600 events  9,344 events/s`,
  );
});
