import { expect, test } from '@jest/globals';
import { founded, reportOf } from './baby-food.fixture.ts';
import { uuidOf } from './indexed-log.fixture.ts';
import { renderTransparency } from './render-text.ts';

test('a ballot whose voter recused themselves afterwards says that it does not count', () => {
  const log = founded();
  const on = (type: string, data: unknown, actor: string) => log.write('decision', uuidOf(7, 2), type, data, { actor });
  const electorate = ['b-1', 'b-2'].map((actor) => ({ actor, weight: 1 }));
  const proposal = { title: 'Move the depot', proposal: 'To the north.', dossier: [], affectsBeneficiaries: false };
  on('Proposed.v1', { ...proposal, rule: 'consent', quorum: 0, electorate }, 's-1');
  on('BallotCast.v1', { actor: 'b-1', position: 'object', reason: 'Too far.' }, 'b-1');
  const recusal = { interest: 'Owns the land', declaredInAdvance: false, withdrew: true, quorate: true };
  on('Recused.v1', { actor: 'b-1', ...recusal }, 'b-1');
  on('BallotCast.v1', { actor: 'b-2', position: 'for' }, 'b-2');

  const report = reportOf(log);
  const [decision] = report.decisions;
  expect(decision?.ballots.map(({ actor, recused }) => [actor, recused])).toEqual([
    ['b-1', true],
    ['b-2', false],
  ]);
  expect(decision?.tallyEvents).not.toContain(decision?.ballots[0]?.events[0]);

  const text = renderTransparency(report);
  expect(text).toMatch(/^ {2}Ballot, not counted: recused +b-1: object: Too far\. \[e\d+\]$/m);
  expect(text).toMatch(/^ {2}Ballot +b-2: for \[e\d+\]$/m);
});
