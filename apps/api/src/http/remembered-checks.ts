import { getMetadataStorage } from 'class-validator';

/**
 * class-validator gathers the checks of a class at every validation, and looks through those of all other classes for it.
 * Here, where no checks come in groups, what it has gathered for a class is remembered: a class has all its checks when it
 * is loaded.
 */
export function rememberChecks(): void {
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const gathered = new Map<unknown, ReturnType<typeof gather>>();
  const grouped = new WeakMap<object, ReturnType<typeof group>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (always || strictGroups || groups !== undefined) return gather(target, schema, always, strictGroups, groups);
    const known = gathered.get(target) ?? gather(target, schema, always, strictGroups, groups);
    gathered.set(target, known);
    return known;
  };
  storage.groupByPropertyName = (checks) => {
    const known = grouped.get(checks) ?? group(checks);
    grouped.set(checks, known);
    return known;
  };
}
