import { getMetadataStorage } from 'class-validator';

type Checks = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

/**
 * Memoizes the validation metadata of a class. class-validator 0.15 searches the metadata of all classes for each object,
 * a fifth of a whole command's time; a class has all of its metadata once it is defined.
 */
export function memoizeChecks(): void {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const found = new WeakMap<object, Map<string | undefined, Checks>>();
  const grouped = new WeakMap<Checks, ReturnType<typeof group>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strict, groups) => {
    // Validation groups would change the result; none are used here.
    if (groups) return find(target, schema, always, strict, groups);
    const ofTarget = found.get(target) ?? new Map<string | undefined, Checks>();
    found.set(target, ofTarget);
    // For a nested object class-validator passes the name of the enclosing class as its schema.
    const known = ofTarget.get(schema);
    if (known !== undefined) return known;
    const checks = find(target, schema, always, strict, groups);
    ofTarget.set(schema, checks);
    return checks;
  };
  storage.groupByPropertyName = (checks) => {
    const known = grouped.get(checks);
    if (known !== undefined) return known;
    const byName = group(checks);
    grouped.set(checks, byName);
    return byName;
  };
}
