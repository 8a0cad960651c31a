/** The boundaries that docs/architecture.md draws, as rules. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Imports of types alone count too: two files that need each other are one, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'libs-never-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'ledger-is-pure',
      comment: 'libs/ledger holds rules and folds: itself and zod, nothing else.',
      severity: 'error',
      from: { path: '^libs/ledger/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(libs/ledger/src/|node_modules/zod/)' },
    },
    {
      name: 'proof-runs-in-a-browser',
      severity: 'error',
      from: { path: '^libs/proof/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(libs/proof/src/|node_modules/(@noble/(curves|hashes)|canonicalize)/)' },
    },
    {
      name: 'libs-by-their-front-door',
      comment: 'From outside, a lib is its index.ts. Specs may reach a contract suite or a fake.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-never-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/' },
      to: {
        path: '^apps/',
        pathNot: ['^apps/$1/', '^apps/built\\.js$'],
      },
    },
    {
      name: 'generator-at-build-only',
      comment: 'The OpenAPI document is written by the build; the service loads nothing of its generator.',
      severity: 'error',
      from: { path: '^apps/', pathNot: '^apps/api/src/openapi/' },
      to: { path: ['node_modules/@nestjs/swagger/', '^apps/api/src/openapi/'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-spec-in-source', severity: 'error', from: { pathNot: '\\.spec\\.ts$' }, to: { path: '\\.spec\\.ts$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^libs/[^/]+/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
    },
  },
};
