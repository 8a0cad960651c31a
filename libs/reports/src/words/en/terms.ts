import type { Phase } from '@pacta/ledger';

/** Words that several statements share. */
export const terms = {
  nothingRecorded: 'nothing is recorded yet',
  asKnown: (position: string, moment: string) => `as known after event ${position}, recorded ${moment}`,
  synthetic: { all: 'synthetic', part: 'part synthetic' },
  phases: {
    preparation: 'preparation',
    experiment: 'experiment',
    scale: 'scale',
    autonomy: 'autonomy',
    closed: 'closed',
  } satisfies Record<Phase, string>,
};
