import { registerHooks } from 'node:module';

/** Lets a child process of a test run from source: `@pacta/x` resolves to that library's index. */
registerHooks({
  resolve(specifier, context, next) {
    const library = /^@pacta\/([a-z-]+)$/.exec(specifier)?.[1];
    return next(
      library === undefined ? specifier : new URL(`../../../../${library}/src/index.ts`, import.meta.url).href,
      context,
    );
  },
});
