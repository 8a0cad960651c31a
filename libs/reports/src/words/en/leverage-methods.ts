/** Title and source of each built-in method; equal to the frozen catalogue of libs/ledger. */
export const methods = {
  'simple-ratio': {
    title: 'Simple ratio',
    source:
      'Arithmetic. Green Climate Fund cases print the first ratio (others), EU cohesion funds 2014-20 the second (total; fi-compass glossary).',
  },
  'private-mobilised': {
    title: 'Private money mobilised',
    source:
      "EFSI's indicator: total investment less all public money, the lender's own included (quoted sentence, document not seen).",
  },
  'concessional-leverage': {
    title: 'Commercial money per concessional money',
    source: 'Convergence, 2023: public and charitable money at market price counts as commercial.',
  },
  'co-financing': {
    title: 'Co-financing, pro rata',
    source: "Pro rata among several officials: OECD, 2026. The key, each one's share of public money, was not read.",
  },
  'oecd-guarantee': {
    title: 'OECD: guarantee',
    source:
      'Full face value of the covered instrument, whatever the share covered; co-guarantors in proportion to the amounts guaranteed: OECD DAC methodology, 2018, not read again.',
  },
  'oecd-syndicated-loan': {
    title: 'OECD: syndicated loan',
    source:
      'Half to official arrangers, half pro rata among official lenders, the arranger included. Mechanism: OECD, 2026; the split was not read.',
  },
  'oecd-vehicle': {
    title: 'OECD: collective vehicle and direct investment',
    source:
      'Half equally among officials in the riskiest tranche, half pro rata to all officials; a flat structure pro rata. Mechanisms: OECD, 2026; the split was not read.',
  },
  'oecd-simple-co-financing': {
    title: 'OECD: simple co-financing',
    source:
      'Pro rata among officials, for money that no other mechanism takes. Mechanism: OECD, 2026; the key was not read.',
  },
  'oecd-credit-line': {
    title: 'OECD: credit line',
    source: 'A mechanism of its own at the OECD (2026); its rule is not confirmed before the 2025 handbook is read.',
  },
  'oecd-project-finance': {
    title: 'OECD: project finance',
    source: 'A mechanism of its own at the OECD (2026); its rule is not confirmed before the 2025 handbook is read.',
  },
  'mdb-total-financing': {
    title: 'Development banks: total financing',
    source: "Development banks' reference guide, 2018: own commitment, private and public co-financing, each shown.",
  },
  'mdb-private': {
    title: 'Development banks: private co-financing, direct and indirect',
    source:
      'Sum of direct and indirect mobilisation: World Bank evaluation group, 2019. The proof by fee or mandate, and the split (direct to the bank that raised it, the rest pro rata to commitments), were not read.',
  },
  'eu-leverage': {
    title: 'EU: leverage effect',
    source:
      'Regulations 2018/1046 art. 2(38), 2024/2509 art. 2(40), 2021/1060 art. 2(23). Before 2018 the text (1268/2012 art. 223) said plain finance. Reimbursable is read as loans, equity and the like, those a guarantee covers too, no grants.',
  },
  'eu-multiplier': {
    title: 'EU: multiplier effect',
    source: 'Regulations 2018/1046 art. 2(45), 2024/2509 art. 2(48): investment by eligible final recipients.',
  },
  'eu-two-step': {
    title: 'EU: in two steps',
    source: "EFSI: Regulation 2017/2396, recitals 19-20: the lender's financing, then the investment it leads to.",
  },
  'eu-guarantee-ratio': {
    title: 'EU: guarantee ratio',
    source:
      "Regulation 2021/1060 art. 2(24), which calls it 'multiplier ratio': new loans or equity under the guarantee, by the money set aside for losses.",
  },
  autonomy: { title: 'Autonomy', source: 'Ours: what does not come from the anchor, as a part of all money.' },
};

/** The keys of their parts. */
export const parts = {
  others: 'others',
  total: 'total',
  private: 'private',
  public: 'public',
  commercial: 'commercial',
  'other-commercial': 'other-commercial',
  own: 'own',
  'private-co-financing': 'private-co-financing',
  'public-co-financing': 'public-co-financing',
  direct: 'direct',
  indirect: 'indirect',
  'reimbursable-finance': 'reimbursable-finance',
  investment: 'investment',
  financing: 'financing',
  product: 'product',
  'new-finance': 'new-finance',
  autonomy: 'autonomy',
};
