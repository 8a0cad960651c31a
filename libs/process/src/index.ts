/** What a process needs before it loads anything else: exit codes, start faults, the user's folders; and how its threads share their time. */
export * from './background-thread.ts';
export * from './compiled-code.ts';
export * from './faults.ts';
export * from './turns.ts';
export * from './user-folders.ts';
