import type { LeverageRegister } from '../leverage-register.view.ts';
import type { Method } from '../events.ts';
import { developmentBankMethods } from './development-bank-methods.ts';
import { europeanUnionMethods } from './european-union-methods.ts';
import { autonomyMethod, generalMethods } from './general-methods.ts';
import { oecdMethods } from './oecd-methods.ts';

/**
 * Version 1 of every built-in method, in print order. Frozen: a method changes by publishing a new version, never here;
 * otherwise a past report would change with the software.
 */
export const builtInMethods: readonly Method[] = [
  ...generalMethods,
  ...oecdMethods,
  ...developmentBankMethods,
  ...europeanUnionMethods,
  autonomyMethod,
];

export const FIRST_VERSION = 1;

/** The methods in force: the last published version of each, the built-in ones first. */
export function methodsInForce(published: LeverageRegister | undefined): readonly Method[] {
  const inForce = new Map(builtInMethods.map((method) => [method.id, method]));
  for (const { by: _, ...method } of published?.methods ?? []) inForce.set(method.id, method);
  return [...inForce.values()];
}
