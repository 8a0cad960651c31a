/** Where a command is sent. */
export interface Operation {
  /** With `{name}` for each parameter. */
  readonly path: string;
  readonly parameters: readonly string[];
  /** The members of its body that take the id of an event. */
  readonly eventMembers: ReadonlySet<string>;
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  /** What its ids are the ids of. */
  readonly 'x-pacta-names'?: string;
}

interface Post {
  readonly operationId?: string;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Document {
  readonly paths?: Readonly<Record<string, { readonly post?: Post }>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The commands of an OpenAPI document (its POST operations) by operation id. */
export function operationsOf(document: unknown): ReadonlyMap<string, Operation> {
  const { paths = {}, components } = (document ?? {}) as Document;
  const operations = new Map<string, Operation>();
  for (const [path, { post }] of Object.entries(paths)) {
    if (post?.operationId === undefined) continue;
    operations.set(post.operationId, {
      path,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
      eventMembers: eventMembersOf(post, components?.schemas ?? {}),
    });
  }
  return operations;
}

function eventMembersOf({ requestBody }: Post, schemas: Readonly<Record<string, Schema>>): ReadonlySet<string> {
  const schema = requestBody?.content?.['application/json']?.schema;
  const named = schema?.$ref === undefined ? schema : schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)];
  const members = Object.entries(named?.properties ?? {});
  return new Set(members.filter(([, member]) => isOfEvents(member.items ?? member)).map(([name]) => name));
}

const isOfEvents = (schema: Schema): boolean => schema['x-pacta-names'] === 'event';
