import { commitmentLife } from './commitment-life.ts';
import { costBookLife } from './cost-book-life.ts';
import { decisionLife } from './decision-life.ts';
import { founding, rosterOf } from './founding.ts';
import { idFrom, type Seeded } from './seeded.ts';
import type { Setting, Step } from './step.ts';
import { timeGiven } from './time-given.ts';

/** Number of parallel strands of a partnership. */
const SIDE_BY_SIDE = 6;

export interface GeneratedPartnership {
  readonly id: string;
  readonly steps: Generator<Step>;
}

/** An endless sequence of one partnership's steps: its founding, then its strands interleaved. */
export function generatedPartnership(
  number: number,
  seed: string,
  now: () => string,
  chance: Seeded,
): GeneratedPartnership {
  const id = idFrom(`${seed} partnership ${number}`);
  const idIn: Setting['id'] = (name) => idFrom(`${id} ${name}`);
  const setting: Setting = { id: idIn, today: () => now().slice(0, 10), roster: rosterOf(idIn, chance) };
  return { id, steps: steps() };

  function* steps(): Generator<Step> {
    yield* founding(number, `partnership-${id}`, setting, chance);
    const lives: Generator<Step>[] = [];
    for (let begun = 0; ;) {
      while (lives.length < SIDE_BY_SIDE) lives.push(life((begun += 1)));
      const at = chance.whole(0, lives.length - 1);
      const next = (lives[at] as Generator<Step>).next();
      if (next.done === true) lives.splice(at, 1);
      else yield next.value;
    }
  }

  function life(begun: number): Generator<Step> {
    const kind = chance.whole(1, 100);
    if (kind <= 60) return commitmentLife(begun, setting, chance);
    if (kind <= 78) return costBookLife(begun, setting, chance);
    if (kind <= 90) return decisionLife(begun, setting, chance, now);
    return timeGiven(begun, setting, chance);
  }
}
