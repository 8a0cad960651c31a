import { getMetadataStorage, ValidationTypes, type ValidatorConstraintInterface } from 'class-validator';

type Check = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** What class-validator knows of one property of a class. */
interface PropertyPlan {
  readonly name: string;
  /** Where one of them does not hold, the property is not looked at. */
  readonly conditions: ((object: object, value: unknown) => boolean)[];
  readonly checks: { readonly check: Check; readonly validator: ValidatorConstraintInterface }[];
  nested: boolean;
}

type Plan = ReadonlyMap<string, PropertyPlan>;

/** By class; undefined where a class has no checks, or one of a kind that is not looked at here. */
const plans = new Map<unknown, Plan | undefined>();

/**
 * Whether class-validator would find nothing wrong with an object of this class or anything in it, unknown members
 * included. It asks the same checks as class-validator does, and gathers them once for each class, where that gathers them
 * and makes an error to fill for each field at every request. False says only that class-validator has to be asked.
 */
export function isSound(object: object): boolean {
  const plan = planOf(object.constructor);
  if (plan === undefined) return false;
  for (const name of Object.keys(object)) if (!plan.has(name)) return false;
  for (const property of plan.values()) if (!isSoundProperty(object, property)) return false;
  return true;
}

function isSoundProperty(object: object, { name, conditions, checks, nested }: PropertyPlan): boolean {
  const value = (object as Readonly<Record<string, unknown>>)[name];
  if (!conditions.every((holds) => holds(object, value))) return true;
  for (const { check, validator } of checks) if (!passes(object, value, check, validator)) return false;
  if (!nested || value === undefined) return true;
  return Array.isArray(value) ? value.every(isSoundPart) : isSoundPart(value);
}

function passes(object: object, value: unknown, check: Check, validator: ValidatorConstraintInterface): boolean {
  if (check.validateIf !== undefined && !check.validateIf(object, value)) return true;
  const { constraints, propertyName: property } = check;
  const given = { targetName: object.constructor.name, property, object, value, constraints };
  return check.each && Array.isArray(value)
    ? value.every((entry) => validator.validate(entry, given) === true)
    : validator.validate(value, given) === true;
}

const isSoundPart = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && !Array.isArray(part) && isSound(part);

function planOf(target: unknown): Plan | undefined {
  if (!plans.has(target)) plans.set(target, planFrom(target));
  return plans.get(target);
}

function planFrom(target: unknown): Plan | undefined {
  const storage = getMetadataStorage();
  const plan = new Map<string, PropertyPlan>();
  for (const check of storage.getTargetValidationMetadatas(target as () => void, '', false, false)) {
    const name = check.propertyName;
    const property: PropertyPlan = plan.get(name) ?? { name, conditions: [], checks: [], nested: false };
    plan.set(name, property);
    if (check.type === ValidationTypes.CONDITIONAL_VALIDATION) property.conditions.push(check.constraints[0]);
    else if (check.type === ValidationTypes.NESTED_VALIDATION) property.nested = true;
    else if (check.type === ValidationTypes.CUSTOM_VALIDATION)
      for (const { async, instance } of storage.getTargetValidatorConstraints(check.constraintCls)) {
        if (async) return undefined;
        property.checks.push({ check, validator: instance });
      }
    else return undefined;
  }
  return plan.size === 0 ? undefined : plan;
}
