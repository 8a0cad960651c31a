/** What a process needs before it loads anything else: exit codes, start faults, the user's folders. */
export * from './compiled-code.ts';
export * from './faults.ts';
export * from './user-folders.ts';
