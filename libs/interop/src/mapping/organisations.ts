import { comparableText, type ReportedOrganisation } from '@pacta/ledger';
import { namedOrganisationId, registeredOrganisationId } from '../identity/ids.ts';
import { identifierOf, isKindOfOrganisation } from '../identity/reference.ts';
import { codeOf, lineOf } from './published-text.ts';

/** An organisation as it is printed. */
export interface PrintedOrganisation {
  readonly ref?: string | undefined;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
}

/** The publisher of a file, or of one activity in it. */
export interface Publisher {
  readonly organisation: ReportedOrganisation;
  readonly ref: string | undefined;
  readonly name: string | undefined;
}

/** The id of publishers without a name: all of them count as one. */
const UNNAMED = 'a publisher without ref and name';

export function publisherOf({ ref, name, type }: PrintedOrganisation): Publisher {
  const printed = { ref: lineOf(ref, 400), name: lineOf(name, 300) };
  const identifier = printed.ref === undefined ? undefined : identifierOf(printed.ref);
  const id =
    identifier === undefined
      ? namedOrganisationId('', printed.ref ?? printed.name ?? UNNAMED)
      : registeredOrganisationId(identifier);
  return { ...printed, organisation: described(id, printed, type) };
}

/** Undefined where neither ref nor name is printed. */
export function organisationOf(printed: PrintedOrganisation, publisher: Publisher): ReportedOrganisation | undefined {
  const ref = lineOf(printed.ref, 400);
  const name = lineOf(printed.name, 300);
  const identifier = ref === undefined ? undefined : identifierOf(ref);
  if (identifier !== undefined) return described(registeredOrganisationId(identifier), { ref, name }, printed.type);
  const called = name ?? ref;
  if (called === undefined) return undefined;
  const isByName = ref === undefined || isKindOfOrganisation(ref);
  const itself = isByName ? name !== undefined && areSame(name, publisher.name) : areSame(ref, publisher.ref);
  const id = itself ? publisher.organisation.id : namedOrganisationId(publisher.organisation.id, called);
  return described(id, { ref, name }, printed.type);
}

const areSame = (left: string | undefined, right: string | undefined): boolean =>
  left === right || (left !== undefined && right !== undefined && comparableText(left) === comparableText(right));

function described(
  id: string,
  { ref, name }: { readonly ref: string | undefined; readonly name: string | undefined },
  type: string | undefined,
): ReportedOrganisation {
  const identifier = ref === undefined ? undefined : identifierOf(ref);
  // A registered number is kept as printed where it was printed with blanks or with what nobody sees.
  const isWhole = ref?.length === `${identifier?.scheme}-${identifier?.ref}`.length;
  const printed = identifier === undefined || !isWhole ? lineOf(ref, 200) : undefined;
  const code = codeOf(type);
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(identifier === undefined ? {} : { identifier }),
    ...(printed === undefined ? {} : { ref: printed }),
    ...(code === undefined ? {} : { type: code }),
  };
}
