/** What a process of Pacta needs before anything else is loaded: exit codes, start faults, the user's folders. */
export * from './compiled-code.ts';
export * from './faults.ts';
export * from './user-folders.ts';
