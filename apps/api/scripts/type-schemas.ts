import ts from 'typescript';

/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 takes it. */
export type Schema = { readonly [keyword: string]: unknown };

/** The schemas of a file's exported types: each by its name, and those that they refer to. */
export interface TypeSchemas {
  readonly exported: Readonly<Record<string, Schema>>;
  readonly named: Readonly<Record<string, Schema>>;
}

/**
 * Describes the types that a file exports as JSON Schemas, as the compiler resolves them: inferred, mapped and conditional
 * types too. An interface or alias of an object becomes a schema of its own, under its name. An object whose members are
 * known allows no others.
 *
 * @param refer the `$ref` of a named schema
 */
export function typeSchemas(file: string, options: ts.CompilerOptions, refer: (name: string) => string): TypeSchemas {
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} exports nothing`);
  const describer = new TypeDescriber(checker, refer);
  const exported = checker
    .getExportsOfModule(module)
    .map((symbol) => [symbol.name, describer.inline(checker.getDeclaredTypeOfSymbol(symbol))] as const);
  return { exported: Object.fromEntries(exported), named: describer.named };
}

class TypeDescriber {
  readonly #checker: ts.TypeChecker;
  readonly #refer: (name: string) => string;
  readonly #names = new Map<ts.Type, string>();
  readonly #named = new Map<string, Schema>();

  constructor(checker: ts.TypeChecker, refer: (name: string) => string) {
    this.#checker = checker;
    this.#refer = refer;
  }

  /** In alphabetical order, so that the file changes only where a type does. */
  get named(): Readonly<Record<string, Schema>> {
    return Object.fromEntries([...this.#named].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  }

  /** The schema itself, whatever the type is called. */
  inline(type: ts.Type): Schema {
    return this.#plain(type) ?? this.#object(type);
  }

  #schema(type: ts.Type): Schema {
    const plain = this.#plain(type);
    if (plain !== undefined) return plain;
    const name = this.#nameOf(type);
    if (name === undefined) return this.#object(type);
    if (!this.#named.has(name)) {
      this.#named.set(name, {});
      this.#named.set(name, this.#object(type));
    }
    return { $ref: this.#refer(name) };
  }

  /** Anything that is no object with members; undefined for those. */
  #plain(type: ts.Type): Schema | undefined {
    const { flags } = type;
    if (flags & ts.TypeFlags.Unknown || flags & ts.TypeFlags.Any) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type.types);
    if (this.#checker.isTupleType(type)) {
      const items = this.#checker.getTypeArguments(type as ts.TypeReference).map((item) => this.#schema(item));
      return { type: 'array', prefixItems: items, items: false, minItems: items.length };
    }
    if (this.#checker.isArrayType(type)) {
      const [item] = this.#checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: item === undefined ? {} : this.#schema(item) };
    }
    return undefined;
  }

  #union(types: readonly ts.Type[]): Schema {
    const some = types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const schemas = some.map((type) => this.#schema(type));
    if (schemas.length === 1) return schemas[0] as Schema;
    const literals = schemas.filter((schema) => 'const' in schema);
    const others = schemas.filter((schema) => !('const' in schema));
    const values = literals.map((schema) => schema['const']);
    const isBoolean = values.includes(true) && values.includes(false);
    const rest = isBoolean ? values.filter((value) => typeof value !== 'boolean') : values;
    const all = [
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...(rest.length === 0 ? [] : [rest.length === 1 ? { const: rest[0] } : { enum: rest.toSorted() }]),
      ...distinct(others),
    ];
    return all.length === 1 ? (all[0] as Schema) : { anyOf: all };
  }

  #object(type: ts.Type): Schema {
    const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const members = this.#checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith('__@'));
    const optional = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.Optional) !== 0;
    const required = members.filter((member) => !optional(member)).map(({ name }) => name);
    return {
      type: 'object',
      ...(members.length === 0
        ? {}
        : { properties: Object.fromEntries(members.map((member) => [member.name, this.#member(member)])) }),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: index === undefined ? members.length === 0 : this.#schema(index.type),
    };
  }

  #member(member: ts.Symbol): Schema {
    const schema = this.#schema(this.#checker.getTypeOfSymbol(member));
    const description = ts.displayPartsToString(member.getDocumentationComment(this.#checker)).replaceAll(/\s+/g, ' ');
    return description === '' ? schema : { ...schema, description };
  }

  /** The name of an interface or alias, `CountedFigure` for `Counted<Figure>`; of two with one name, the later one has a number. */
  #nameOf(type: ts.Type): string | undefined {
    const known = this.#names.get(type);
    if (known !== undefined) return known;
    const { aliasSymbol, aliasTypeArguments = [] } = type;
    const symbol = aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined);
    const parameters = aliasTypeArguments.map((argument) => this.#nameOf(argument));
    if (symbol === undefined || parameters.includes(undefined)) return undefined;
    const base = [symbol.name, ...parameters].join('');
    const taken = new Set(this.#names.values());
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
    this.#names.set(type, name);
    return name;
  }
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}
