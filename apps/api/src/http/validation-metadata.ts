import { getMetadataStorage } from 'class-validator';

type Checks = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

/**
 * Memoizes which checks a class has. class-validator 0.15 looks through those of all classes for each object, which made
 * the check of a request cost a fifth of the whole command; a class has all of its checks once it is there.
 */
export function memoizeChecks(): void {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const found = new WeakMap<object, Map<string | undefined, Checks>>();
  const grouped = new WeakMap<Checks, ReturnType<typeof group>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strict, groups) => {
    // What is validated in groups has other checks each time; nothing here is.
    if (groups) return find(target, schema, always, strict, groups);
    const ofTarget = found.get(target) ?? new Map<string | undefined, Checks>();
    found.set(target, ofTarget);
    // For a nested object the name of the class around it comes as its schema.
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
