import type { en } from './en/index.ts';

/** English is the shape: every other language has all of its entries and no others. */
export type Words = typeof en;
