/**
 * Part of `npm run build`: bundles what the compiler wrote, with its libraries, into dist/bundle. Loading hundreds of
 * modules took most of a start. The compiler goes first because it alone writes the types that Nest injects by.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type OutputOptions, type Plugin } from 'rolldown';

const DIST = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const BUNDLE = join(DIST, 'bundle');

/** What is loaded on demand is a file of its own. */
const SERVICE = { service: 'apps/api/src/main.js' };
const COMMAND_LINE = { pacta: 'apps/cli/src/main.js' };

/** A worker is one file. It stands beside the programs, which name it by its source's name. */
const WORKERS = [
  'apps/api/src/ledger/verify-ledger.worker.js',
  'apps/api/src/reading/reading.worker.js',
  'libs/event-store/src/sqlite/verification/verify.worker.js',
  'libs/event-store/src/sqlite/writer.worker.js',
  'libs/opening/src/contents.worker.js',
  'libs/opening/src/projector.worker.js',
  'libs/opening/src/rebuild.worker.js',
];

/** Left in node_modules: native code, what only some settings need, and what Nest asks for and Pacta has not. */
const EXTERNAL = [
  /^better-sqlite3$/,
  /^(@eventstore\/db-client|@grpc\/[\w-]+|google-protobuf)(\/|$)/,
  /^@fastify\/(ajv-compiler|fast-json-stringify-compiler|multipart|static|view)$/,
  /^@opentelemetry\/(context-async-hooks|exporter-trace-otlp-http|sdk-trace)$/,
  /^@nestjs\/(microservices|platform-express|websockets)(\/|$)/,
  /^(@mikro-orm\/|@nestjs\/(axios|mongoose|sequelize|typeorm)|mongoose|pino-pretty|sequelize|typeorm)/,
  /^class-transformer(\/|$)/,
];

/**
 * Each command of the command line loads its own part. Modules that several share stand together by who shares them,
 * but not in groups of less than 60,000 bytes: a hundred small files take longer to load than what is in them.
 */
const fewFiles: Partial<OutputOptions> = {
  codeSplitting: {
    groups: [{ name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 60_000 }],
  },
  strictExecutionOrder: true,
};

/** Our modules may be left out where nothing of them is used, even if they build a schema as they load. */
const treeshake = { moduleSideEffects: [{ test: /[\\/]dist[\\/](apps|libs)[\\/]/, sideEffects: false }] };

const output: OutputOptions = {
  dir: BUNDLE,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: ({ name }) => (name.startsWith('shared') ? 'shared-[hash].js' : '[name]-[hash].js'),
  comments: { legal: true, annotation: false, jsdoc: false },
  // Names stay, for stack traces and for Nest.
  minify: 'dce-only',
  sourcemap: true,
};

/** So that a stack trace with `--enable-source-maps` leads to the source. */
const sourcesOfTheCompiler: Plugin = {
  name: 'sources-of-the-compiler',
  load(id) {
    const map = `${id}.map`;
    return id.startsWith(DIST + sep) && existsSync(map)
      ? { code: readFileSync(id, 'utf8'), map: readFileSync(map, 'utf8') }
      : undefined;
  },
};

/** V8 keeps a text with one character beyond Latin-1 in two bytes each: escaped, the code takes half the memory. */
const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_options, files) {
    for (const file of Object.values(files))
      if (file.type === 'chunk')
        file.code = file.code.replace(
          /[^\0-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
  },
};

const BUILTIN = '\0built-in:';

/**
 * An `import` of a module of Node reads each of its exports, and the getters of `node:http` then load a whole HTTP
 * client that nothing uses. Taken this way, it is not.
 */
const builtInsUnread: Plugin = {
  name: 'built-ins-unread',
  resolveId(source, _importer, { kind }) {
    const name = source.replace(/^node:/, '');
    return kind === 'import-statement' && /^https?$/.test(name) && builtinModules.includes(name)
      ? BUILTIN + name
      : undefined;
  },
  load(id) {
    return id.startsWith(BUILTIN)
      ? { code: `module.exports = process.getBuiltinModule('node:${id.slice(BUILTIN.length)}');`, moduleType: 'js' }
      : undefined;
  },
};

async function bundle(input: Readonly<Record<string, string>>, how: Partial<OutputOptions> = {}): Promise<void> {
  const made = await rolldown({
    input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, join(DIST, path)])),
    platform: 'node',
    external: EXTERNAL,
    plugins: [sourcesOfTheCompiler, builtInsUnread, inAscii],
    treeshake,
  });
  await made.write({ ...output, ...how });
  await made.close();
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.js'.length);

rmSync(BUNDLE, { recursive: true, force: true });
await Promise.all([
  bundle(SERVICE),
  bundle(COMMAND_LINE, fewFiles),
  ...WORKERS.map((path) => bundle({ [nameOf(path)]: path }, { codeSplitting: false })),
]);
