import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { typeSchemas } from './type-schemas.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The components of the OpenAPI document that describe what reads answer, as JSON: made of read-answers.ts. */
export function answerSchemas(): string {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile) as { readonly config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const { exported, named } = typeSchemas(
    `${ROOT}apps/api/src/openapi/read-answers.ts`,
    options,
    (name) => `#/components/schemas/${name}`,
  );
  return `${JSON.stringify({ ...exported, ...named }, undefined, 1)}\n`;
}
