import { names, tally, TALLY_TYPES } from './tally-view.ts';

/** The views and types that tests follow a store with. */
export const SAMPLE_SET = { views: [tally, names], knownTypes: TALLY_TYPES, versionOf: () => '1' };
