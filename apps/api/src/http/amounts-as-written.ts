import { currencyOf, parseMoney } from '@pacta/ledger';
import { escaped } from './odd-member.ts';
import type { FieldProblem } from './problem.ts';

interface Amounts {
  /** The body with every amount in minor units. */
  readonly body: unknown;
  readonly faults: readonly FieldProblem[];
}

/**
 * Reads amounts as people write them: `{"value": "350000.00", "currency": "EUR"}` is taken wherever `{"amount": "35000000",
 * "currency": "EUR"}` is. Nothing is rounded, and a body that gives both is at fault.
 */
export function inMinorUnits(given: unknown): Amounts {
  const faults: FieldProblem[] = [];
  return { body: converted(given, '', faults), faults };
}

function converted(given: unknown, pointer: string, faults: FieldProblem[]): unknown {
  if (Array.isArray(given)) return given.map((entry, index) => converted(entry, `${pointer}/${index}`, faults));
  if (typeof given !== 'object' || given === null) return given;
  const members = given as Readonly<Record<string, unknown>>;
  const { value, currency } = members;
  if (typeof value === 'string' && typeof currency === 'string') return amountOf(members, pointer, faults);
  return Object.fromEntries(
    Object.entries(members).map(([name, each]) => [name, converted(each, `${pointer}/${escaped(name)}`, faults)]),
  );
}

function amountOf(members: Readonly<Record<string, unknown>>, pointer: string, faults: FieldProblem[]): unknown {
  const { value, currency, ...others } = members as { readonly value: string; readonly currency: string };
  const fault = (name: string, message: string): unknown => {
    faults.push({ pointer: `${pointer}/${name}`, message });
    return members;
  };
  if ('amount' in others) return fault('value', 'is given beside "amount": give one of the two');
  const known = currencyOf(currency);
  if (known === undefined) return fault('currency', 'must be a currency of ISO 4217, such as EUR');
  const money = parseMoney(value, currency);
  if (money === undefined)
    return fault(
      'value',
      `must be a number such as 350000.00, with at most ${known.minorDigits} decimals in ${currency}`,
    );
  // Other odd members are told by the shape.
  return { ...others, ...money };
}
