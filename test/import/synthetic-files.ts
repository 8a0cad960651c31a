/** One transaction of a synthetic IATI file; absent members have defaults. */
export interface SyntheticTransaction {
  readonly ref?: string;
  readonly type?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly valueDate?: string;
  readonly inside?: string;
}

export interface SyntheticActivity {
  readonly id?: string;
  readonly updated?: string;
  readonly currency?: string;
  readonly publisher?: string;
  readonly inside?: string;
  readonly transactions?: readonly SyntheticTransaction[];
}

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${value}"`;

export const transactionXml = ({
  ref,
  type = '3',
  date = '2020-01-01',
  amount = '10',
  currency,
  valueDate,
  inside = '',
}: SyntheticTransaction): string =>
  `<transaction${attribute('ref', ref)}><transaction-type code="${type}"/><transaction-date iso-date="${date}"/>` +
  `<value${attribute('currency', currency)}${attribute('value-date', valueDate)}>${amount}</value>${inside}</transaction>`;

export const activityXml = ({
  id = 'GB-COH-1-A',
  updated,
  currency = 'GBP',
  publisher = '<reporting-org ref="GB-COH-1" type="22"><narrative>A publisher</narrative></reporting-org>',
  inside = '',
  transactions = [],
}: SyntheticActivity): string =>
  `<iati-activity${attribute('last-updated-datetime', updated)}${attribute('default-currency', currency)}>` +
  `<iati-identifier>${id}</iati-identifier>${publisher}<title><narrative>Title</narrative></title>${inside}` +
  `${transactions.map(transactionXml).join('\n')}</iati-activity>`;

export const iatiFile = (activities: readonly SyntheticActivity[], attributes = 'version="2.03"'): string =>
  `<?xml version="1.0"?>\n<iati-activities ${attributes}>\n${activities.map(activityXml).join('\n')}\n</iati-activities>\n`;

/** A file of one activity with these transactions. */
export const iatiWith = (...transactions: readonly SyntheticTransaction[]): string => iatiFile([{ transactions }]);

export const grantsFile = (...grants: readonly object[]): string =>
  JSON.stringify({
    grants: grants.map((grant, index) => ({
      id: `360G-made-${index}`,
      title: 'A grant',
      description: 'What for.',
      currency: 'GBP',
      amountAwarded: 100,
      awardDate: '2020-01-01',
      fundingOrganization: [{ id: 'GB-CHC-1', name: 'A foundation' }],
      recipientOrganization: [{ id: 'GB-CHC-2', name: 'A charity' }],
      ...grant,
    })),
  });
