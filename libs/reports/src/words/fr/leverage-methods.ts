import type { methods as english, parts as englishParts } from '../en/leverage-methods.ts';

export const methods: typeof english = {
  'simple-ratio': {
    title: 'Ratio simple',
    source:
      'Arithmétique. Les dossiers du Fonds vert pour le climat impriment le premier ratio (autres), les fonds de cohésion de l’UE 2014-20 le second (total ; glossaire fi-compass).',
  },
  'private-mobilised': {
    title: 'Financements privés mobilisés',
    source:
      'Indicateur de l’EFSI : investissement total moins l’ensemble des fonds publics, ceux du prêteur compris (phrase citée, document non consulté).',
  },
  'concessional-leverage': {
    title: 'Financements commerciaux rapportés aux financements concessionnels',
    source: 'Convergence, 2023 : les fonds publics et philanthropiques au prix du marché comptent comme commerciaux.',
  },
  'co-financing': {
    title: 'Cofinancement, au prorata',
    source:
      'Au prorata entre plusieurs acteurs publics : OCDE, 2026. La clé, la part de chacun dans les fonds publics, n’a pas été lue.',
  },
  'oecd-guarantee': {
    title: 'OCDE : garantie',
    source:
      'Valeur nominale entière de l’instrument couvert, quelle que soit la part couverte ; entre cogarants, en proportion des montants garantis : méthodologie du CAD de l’OCDE, 2018, non relue.',
  },
  'oecd-syndicated-loan': {
    title: 'OCDE : prêt syndiqué',
    source:
      'La moitié aux arrangeurs publics, la moitié au prorata entre prêteurs publics, arrangeur compris. Mécanisme : OCDE, 2026 ; la répartition n’a pas été lue.',
  },
  'oecd-vehicle': {
    title: 'OCDE : véhicule collectif et investissement direct',
    source:
      'La moitié à parts égales entre les acteurs publics de la tranche la plus risquée, la moitié au prorata entre tous les acteurs publics ; une structure sans tranches, au prorata. Mécanismes : OCDE, 2026 ; la répartition n’a pas été lue.',
  },
  'oecd-simple-co-financing': {
    title: 'OCDE : cofinancement simple',
    source:
      'Au prorata entre acteurs publics, pour les fonds qu’aucun autre mécanisme ne prend. Mécanisme : OCDE, 2026 ; la clé n’a pas été lue.',
  },
  'oecd-credit-line': {
    title: 'OCDE : ligne de crédit',
    source:
      'Un mécanisme à part entière à l’OCDE (2026) ; sa règle n’est pas confirmée tant que le manuel de 2025 n’a pas été lu.',
  },
  'oecd-project-finance': {
    title: 'OCDE : financement de projet',
    source:
      'Un mécanisme à part entière à l’OCDE (2026) ; sa règle n’est pas confirmée tant que le manuel de 2025 n’a pas été lu.',
  },
  'mdb-total-financing': {
    title: 'Banques de développement : financement total',
    source:
      'Guide de référence des banques de développement, 2018 : engagement propre, cofinancement privé et public, chacun présenté à part.',
  },
  'mdb-private': {
    title: 'Banques de développement : cofinancement privé, direct et indirect',
    source:
      'Somme de la mobilisation directe et indirecte : groupe d’évaluation de la Banque mondiale, 2019. La preuve par une commission ou un mandat, et la répartition (la part directe à la banque qui l’a levée, le reste au prorata des engagements), n’ont pas été lues.',
  },
  'eu-leverage': {
    title: 'UE : effet de levier',
    source:
      'Règlements 2018/1046, art. 2, point 38, 2024/2509, art. 2, point 40, 2021/1060, art. 2, point 23. Avant 2018, le texte (1268/2012, art. 223) disait seulement financement. Remboursable s’entend des prêts, des fonds propres et assimilés, y compris ceux qu’une garantie couvre, sans les subventions.',
  },
  'eu-multiplier': {
    title: 'UE : effet multiplicateur',
    source:
      'Règlements 2018/1046, art. 2, point 45, 2024/2509, art. 2, point 48 : investissement des bénéficiaires finaux éligibles.',
  },
  'eu-two-step': {
    title: 'UE : en deux temps',
    source:
      'EFSI : règlement 2017/2396, considérants 19 et 20 : le financement du prêteur, puis l’investissement auquel il conduit.',
  },
  'eu-guarantee-ratio': {
    title: 'UE : ratio de garantie',
    source:
      'Règlement 2021/1060, art. 2, point 24, dont la version anglaise parle de « multiplier ratio » : nouveaux prêts ou fonds propres sous la garantie, rapportés aux provisions pour pertes.',
  },
  autonomy: {
    title: 'Autonomie',
    source: 'La nôtre : ce qui ne vient pas de l’ancrage, en part de l’ensemble des financements.',
  },
};

export const parts: typeof englishParts = {
  others: 'autres',
  total: 'total',
  private: 'privé',
  public: 'public',
  commercial: 'commercial',
  'other-commercial': 'autres financements commerciaux',
  own: 'engagement propre',
  'private-co-financing': 'cofinancement privé',
  'public-co-financing': 'cofinancement public',
  direct: 'direct',
  indirect: 'indirect',
  'reimbursable-finance': 'financement remboursable',
  investment: 'investissement',
  financing: 'financement',
  product: 'produit',
  'new-finance': 'nouveaux financements',
  autonomy: 'autonomie',
};
