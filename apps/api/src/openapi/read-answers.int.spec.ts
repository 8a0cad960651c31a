import { expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { answerSchemas } from '../../scripts/answer-schemas.ts';

jest.setTimeout(60_000);

test('the schemas of what reads answer are those of the types; npm run openapi:answers writes them', () => {
  const kept = readFileSync(new URL('read-answers.json', import.meta.url), 'utf8');
  expect(kept === answerSchemas()).toBe(true);
});
