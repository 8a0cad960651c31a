/** Loaded before a program (`node --import`): writes how many files it loaded as modules into PACTA_BENCH_MODULES at its end. */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

let count = 0;
registerHooks({
  load: (url, context, next) => {
    if (!url.startsWith('node:')) count += 1;
    return next(url, context);
  },
});
process.on('exit', () => writeFileSync(process.env['PACTA_BENCH_MODULES'] ?? '/dev/null', String(count)));
