import { z } from 'zod';
import { eventCatalogue } from '../src/index.ts';

/** One JSON Schema (2020-12) per event type, by file name, made from the catalogue. */
export function eventSchemas(): ReadonlyMap<string, string> {
  return new Map(
    [...eventCatalogue.values()].map(({ type, category, data }) => {
      const { $schema, ...shape } = z.toJSONSchema(data);
      const streams = [category].flat().join(', ');
      const description = `The data of a ${type} event, as it stands in the log. Streams: ${streams}.`;
      const schema = { $schema, $id: `urn:pacta:event:${type}`, title: type, description, ...shape };
      return [`${type}.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}
