import { expect, test } from '@jest/globals';
import { pairReplaced } from './pair-replaced.ts';

test('a withdrawn report is replaced by the most alike, each once', () => {
  const report = (eventId: string, kind: string, date: string | undefined, amount: string) => ({
    eventId,
    kind,
    date,
    amount,
  });
  const pairs = pairReplaced(
    [
      report('w1', '3', '2020', '1'),
      report('w2', '3', '2020', '2'),
      report('w3', '4', undefined, '5'),
      report('w4', '3', '2019', '9'),
    ],
    [report('n1', '3', '2020', '2'), report('n2', '3', '2020', '7'), report('n3', '4', '2022', '5')],
  );
  expect(Object.fromEntries(pairs)).toEqual({ w2: 'n1', w1: 'n2', w3: 'n3' });
});
