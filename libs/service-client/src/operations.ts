/** Where a command is sent. */
export interface Operation {
  /** With `{name}` for each parameter. */
  readonly path: string;
  readonly parameters: readonly string[];
}

/** The commands of an OpenAPI document (its POST operations) by operation id. */
export function operationsOf(document: unknown): ReadonlyMap<string, Operation> {
  const paths =
    (document as { readonly paths?: Record<string, { readonly post?: { readonly operationId?: string } }> } | null)
      ?.paths ?? {};
  const operations = new Map<string, Operation>();
  for (const [path, { post }] of Object.entries(paths)) {
    if (post?.operationId === undefined) continue;
    operations.set(post.operationId, {
      path,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
    });
  }
  return operations;
}
