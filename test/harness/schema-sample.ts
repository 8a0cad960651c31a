import type { OpenApi, Schema } from './api-client.ts';

interface FullSchema extends Schema {
  readonly example?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The schema with references resolved and `allOf` merged. */
export function resolved(document: OpenApi, schema: Schema): FullSchema {
  if (schema.$ref !== undefined) {
    const target = document.components?.schemas?.[schema.$ref.split('/').at(-1) as string];
    if (target === undefined) throw new Error(`${schema.$ref} leads nowhere`);
    return resolved(document, target);
  }
  const parts = (schema.allOf ?? []).map((part) => resolved(document, part));
  return Object.assign({}, ...parts, schema) as FullSchema;
}

/** A value that the schema accepts by types, enums, formats and examples. Required members only, unless `all`. */
export function sample(document: OpenApi, schema: Schema, all = false): unknown {
  const full = resolved(document, schema);
  if (full.example !== undefined) return full.example;
  if (full.enum !== undefined) return full.enum[0];
  const choice = full.oneOf?.[0] ?? full.anyOf?.[0];
  if (choice !== undefined) return sample(document, choice, all);
  switch (full.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(full.properties ?? {})
          .filter(([name]) => all || full.required?.includes(name) === true)
          .map(([name, member]) => [name, sample(document, member, all)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, full.minItems ?? 1) }, () => sample(document, full.items ?? {}, all));
    case 'integer':
    case 'number':
      return full.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return textOf(full.format);
  }
}

function textOf(format: string | undefined): string {
  if (format === 'uuid') return '3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f';
  if (format === 'date') return '2026-03-31';
  if (format === 'date-time') return '2026-03-31T12:00:00.000Z';
  return 'sample';
}
