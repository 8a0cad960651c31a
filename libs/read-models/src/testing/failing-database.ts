import type { Database, Statement } from 'better-sqlite3';

/** A database in which the `failing`-th write statement from now (from 1) is not run: `stop` is called instead. */
export function failAtStatement(
  db: Database,
  failing: number,
  stop = (): never => {
    throw new Error('the machine stopped here');
  },
): Database {
  let statements = 0;
  const counted = (statement: Statement<unknown[]>): Statement<unknown[]> =>
    new Proxy(statement, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]) => {
          if (name === 'run') statements += 1;
          if (name === 'run' && statements === failing) stop();
          const result: unknown = Reflect.apply(member, target, values);
          return result === target ? counted(target) : result;
        };
      },
    });
  return new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]) => {
        const result: unknown = Reflect.apply(member, target, values);
        return name === 'prepare' ? counted(result as Statement<unknown[]>) : result;
      };
    },
  });
}
