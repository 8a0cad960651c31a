import { readFileSync } from 'node:fs';
import { iatiFile } from './synthetic-files.ts';
import { publishedFiles } from './published-files.ts';

/** Two files in which giver and receiver report the same promise, with different sums, and the same payments. */
export interface ReportedPair {
  readonly giver: string;
  readonly receiver: string;
  readonly currency: string;
  /** Major units, as the list of partnerships prints them. */
  readonly promised: string;
  readonly promisedByReceiver: string;
  readonly both: string;
}

const REAL = 'canada-activity.xml';

/** The receiver's side of what a giver reports: its own activity, incoming kinds, another sum promised. */
const asReceiver = (giver: string, sums: readonly [from: string, to: string]): string =>
  giver
    .replace(/<iati-identifier>[^<]+</, '<iati-identifier>CA-CRA_ACR-2118913938-made<')
    .replace(/<reporting-org [^>]*>/, '<reporting-org ref="CA-CRA_ACR-2118913938" type="10">')
    .replaceAll(/<receiver-org [^>]*(?:\/>|><\/receiver-org>)/g, '<provider-org ref="CA-3"/>')
    .replaceAll('<transaction-type code="3"', '<transaction-type code="1"')
    .replaceAll('<transaction-type code="2"', '<transaction-type code="11"')
    .replace(`>${sums[0]}</value>`, `>${sums[1]}</value>`);

/** Derived from a real file if there is one, else from a synthetic one; `where` tells which. */
export function reportedPair(): ReportedPair & { readonly where: string } {
  const real = publishedFiles.find(({ name }) => name === REAL);
  if (real !== undefined) {
    const giver = readFileSync(real.path, 'utf8');
    return {
      giver,
      receiver: asReceiver(giver, ['19570705', '19500000']),
      currency: 'CAD',
      promised: '19570705.00',
      promisedByReceiver: '19500000.00',
      both: '39070705.00',
      where: `made from ${REAL}`,
    };
  }
  const transactions = [
    { type: '2', amount: '1000', inside: '<receiver-org ref="CA-CRA_ACR-2118913938"/>' },
    { type: '3', amount: '400', date: '2020-02-01', inside: '<receiver-org ref="CA-CRA_ACR-2118913938"/>' },
  ];
  const giver = iatiFile([{ inside: '<participating-org ref="GB-COH-2" role="1" type="10"/>', transactions }]);
  return {
    giver,
    receiver: asReceiver(giver, ['1000', '900']),
    currency: 'GBP',
    promised: '1000.00',
    promisedByReceiver: '900.00',
    both: '1900.00',
    where: `made up: ${REAL} is not at hand`,
  };
}
