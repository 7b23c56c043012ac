/** Who may import whom. docs/architecture.md draws it; test/import-rules.spec.ts breaks each rule once. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    only(
      'domain-is-pure',
      '^libs/domain/src/.*(?<!\\.spec)\\.ts$',
      ['^libs/domain/', '^node_modules/(xstate|zod)/'],
      'The law imports xstate, zod and itself, nothing else: it also runs in the browser.',
    ),
    {
      name: 'platform-knows-no-dispute',
      comment:
        'The plumbing imports npm packages and itself; its specs also test/support (no-test-support-in-product).',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^(libs/(domain|casework)|apps|migrations)/' },
    },
    {
      name: 'casework-imports-no-app',
      severity: 'error',
      from: { path: '^libs/casework/' },
      to: { path: '^(apps|migrations|bench)/' },
    },
    {
      name: 'casework-meets-at-index',
      comment: 'Modules of casework meet only at their index.ts.',
      severity: 'error',
      from: { path: '^libs/casework/src/([^/]+)/' },
      to: { path: '^libs/casework/src/', pathNot: ['^libs/casework/src/$1/', '/index\\.ts$'] },
    },
    {
      name: 'nobody-imports-apps',
      severity: 'error',
      from: { pathNot: '^(apps|test|bench)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-meet',
      comment: 'Doors only assemble; standalone and cli may open the other doors.',
      severity: 'error',
      from: { path: '^apps/(api|worker|web)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-knows-the-law-only',
      comment: 'The browser has the law and asks the server for the rest.',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { path: '^libs/(platform|casework)/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration must mean the same for ever: it imports typeorm and nothing that can change.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(libs|apps|test)/' },
    },
    {
      name: 'no-test-support-in-product',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'loaded-late-by-name',
      comment:
        'The build leaves import(…) of a path as it is, .ts and all; a name (#casework/…) leads to what was built.',
      severity: 'error',
      from: { path: '^(libs|apps/(?!web/)).*\\.ts$', pathNot: '\\.spec\\.ts$' },
      to: { dynamic: true, dependencyTypes: ['local'], dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '^node_modules' } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // What asks for an address alone (?url) is resolved by the bundler.
      to: { couldNotResolve: true, pathNot: '[?]url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
