import { idFor } from './story.ts';

/** Two founded partnerships, one that is founded later, and two that nobody founded: publishers reported on them. */
export const [FIRST, SECOND, LATER, REPORTED, ALSO_REPORTED] = [1, 2, 3, 4, 5].map((n) =>
  idFor(`partnership ${n}`),
) as [string, string, string, string, string];
export const PARTNERSHIPS = [FIRST, SECOND, LATER, REPORTED, ALSO_REPORTED];

export const [FUND, TOWN, MAKER, CHARITY] = [1, 2, 3, 4].map((n) => idFor(`organisation ${n}`)) as [
  string,
  string,
  string,
  string,
];
export const ORGANISATIONS = [FUND, TOWN, MAKER, CHARITY];

/** Auditor of the first partnership and observer in the second, from the beginning; no role in the others. */
export const AUDITOR = 'auditor-1';

/** The name of both anchors. */
export const ANCHOR_NAME = 'The first money';
