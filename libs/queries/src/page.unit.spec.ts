import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QueryFault } from './query-fault.ts';
import { cursorFor, cursorIn } from './page.ts';

const question = ['log', 'demo-auditor', { type: 'Pledged' }];

describe('a cursor', () => {
  test('says where the page before ended', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(), fc.uuid()), (after) => {
        expect(cursorIn(question, cursorFor(question, after))).toBe(after);
      }),
    );
  });

  test('is optional', () => expect(cursorIn(question, undefined)).toBeUndefined());

  test.each([
    ['another reader', ['log', 'demo-funder', { type: 'Pledged' }]],
    ['other filters', ['log', 'demo-auditor', { type: 'Signed' }]],
    ['another list', ['commitment-register', 'demo-auditor', { type: 'Pledged' }]],
  ])('does not serve %s', (_, other) => {
    expect(() => cursorIn(other, cursorFor(question, 5))).toThrow(QueryFault);
  });

  test('whatever is sent as one, nothing worse than a 400 comes of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (cursor) => {
          expect(() => cursorIn(question, cursor)).toThrow(QueryFault);
        },
      ),
    );
  });
});
