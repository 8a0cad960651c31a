import { actorOf } from './founding.ts';
import { idFrom, type Seeded } from './seeded.ts';
import { daysBefore, type Setting, type Step } from './step.ts';

/** Number of seconded people in a ledger of any size; fixed, because each has a key file. */
const PEOPLE = 40;

/** Staff time of one person, logged by the giver and countersigned by the receiver. */
export function* timeGiven(number: number, setting: Setting, chance: Seeded): Generator<Step> {
  const stream = `contribution-${setting.id(`contribution ${number}`)}` as const;
  const { manufacturer, associations } = setting.roster;
  const receiver = chance.one(associations);
  const days = chance.whole(1, 5);
  const person = chance.whole(1, PEOPLE);
  const data = {
    provider: manufacturer,
    receiver,
    side: 'provider',
    person: { subject: idFrom(`person ${person}`), name: `Seconded planner ${person}` },
    skill: 'stock planning',
    days: String(days),
    dates: Array.from({ length: days }, (_, at) => ({ date: daysBefore(setting.today(), days - at) })),
    synthetic: true,
  };
  yield { stream, actor: actorOf('discloser'), events: [{ type: 'TimeLogged.v1', data }], daysLate: 1 };
  yield {
    stream,
    actor: actorOf('partner'),
    events: [{ type: 'Countersigned.v1', data: { organisation: receiver, note: 'Given as listed.' } }],
  };
}
