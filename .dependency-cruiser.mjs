import { existsSync } from 'node:fs';

// The law of docs/architecture.md. Every rule tells its reason: the message teaches the house.
const doors = 'portal|terminal|desk|field|till|api';
const tests = '[.]test[.]tsx?$|/test-[a-z-]+[.]tsx?$';
const browser = '[.]island[.]tsx$|^src/field/client/|^src/field/service-worker/';
// Receipts are written and checked in the browser; both files import nothing of Node (receipt.test.ts).
const browserCrypto = '^src/platform/crypto/(receipt|compact-signature)[.]ts$';
const rulesFile = '(^|[/-])rules[.]ts$';

/** Capabilities from the ground up. One may import only from the rows below its own. */
const levels = [
  ['identity'],
  ['catalogue'],
  ['decisions'],
  ['cases'],
  ['documents', 'payments', 'appointments'],
  ['defects', 'tickets', 'participation', 'card', 'visits'],
  ['applications'],
  ['routing', 'notifications', 'insight'],
];
const known = levels.flat().join('|');

const downwards = levels.flatMap((level, index) =>
  level.map((capability) => {
    const higher = levels.slice(index + 1).flat();
    const beside = level.filter((other) => other !== capability);
    return {
      name: `domain-downwards-${capability}`,
      severity: 'error',
      comment:
        'Inside the domain one imports only downwards. Upwards or sideways one reacts to the journal (reactions.ts), one does not call; otherwise two capabilities can no longer be understood or changed alone.',
      from: { path: `^src/domain/${capability}/`, pathNot: tests },
      to: { path: `^src/domain/(${[...beside, ...higher].join('|') || 'none'})/` },
    };
  }),
);

// Without an entry everything would be unreachable.
const unreachable = existsSync('src/main.ts')
  ? [
      {
        name: 'nothing-unreachable',
        severity: 'error',
        comment:
          'Code no entry reaches is dead: delete it, or wire it. Entries are main.ts, the browser entries, and tests for their own fixtures.',
        from: { path: `^src/main[.]ts$|${browser}|[.]entry[.]tsx?$` },
        to: {
          path: '^src/.*[.]tsx?$',
          pathNot: `${tests}|[.]d[.]ts$|^src/main[.]ts$|${browser}|[.]entry[.]tsx?$|/test-[a-z-]+/`,
          reachable: false,
        },
      },
    ]
  : [];

export default {
  forbidden: [
    {
      name: 'platform-names-no-capability',
      severity: 'error',
      comment:
        'The platform is what any product would need. The moment it knows a capability or a door, nothing below stays stable.',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: `^src/(domain|${doors})/|^src/(main|app|config)[.]ts$` },
    },
    {
      name: 'domain-sees-no-door',
      severity: 'error',
      comment:
        'The rule changes with the law, at once for all doors. A rule that knows a screen or a request changes with that screen.',
      from: { path: '^src/domain/', pathNot: tests },
      to: { path: `^src/(${doors})/|^src/(main|app|config)[.]ts$|^src/platform/(http|ui)/` },
    },
    {
      name: 'domain-knows-no-web-framework',
      severity: 'error',
      comment: 'HTTP and HTML belong to the doors; the same command serves page, machine, phone and field device.',
      from: { path: '^src/domain/', pathNot: tests },
      to: { path: 'node_modules/(fastify|@fastify|preact|preact-render-to-string)(/|$)' },
    },
    {
      name: 'domain-does-no-input-output',
      severity: 'error',
      comment:
        'A command writes rows and journal entries in one transaction; mail, calls and files happen later in a reaction through the platform. Importers (import-….ts) run from the command line and read their files.',
      from: {
        path: '^src/domain/',
        pathNot: `${tests}|/reactions[.]ts$|-reaction[.]ts$|-connector[.]ts$|/import-[a-z-]+[.]ts$`,
      },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|fs/promises|http|https|http2|net|tls|dgram|child_process|dns)$',
      },
    },
    {
      name: 'capability-by-front-door',
      severity: 'error',
      comment:
        'A capability is entered through its index.ts (or rules.ts): what is not exported there may change without asking anybody. Only domain/tables.ts collects the table types.',
      from: { path: '^src/(?!domain/)', pathNot: tests },
      to: { path: '^src/domain/[^/]+/', pathNot: `^src/domain/[^/]+/index[.]ts$|${rulesFile}` },
    },
    {
      name: 'capability-by-front-door-inside',
      severity: 'error',
      comment:
        'Capabilities too meet each other only through index.ts or rules.ts, and a slice writes only its own tables.',
      from: { path: '^src/domain/([^/]+)/', pathNot: tests },
      to: { path: '^src/domain/[^/]+/', pathNot: `^src/domain/$1/|^src/domain/[^/]+/index[.]ts$|${rulesFile}` },
    },
    {
      name: 'capability-has-a-level',
      severity: 'error',
      comment:
        'Every capability has its row in the levels of .dependency-cruiser.mjs; a folder without one could import anything.',
      from: {},
      to: { path: '^src/domain/[^/]+/', pathNot: `^src/domain/(${known})/` },
    },
    ...downwards,
    {
      name: 'doors-do-not-meet',
      severity: 'error',
      comment:
        'A door is made for the people in front of it. What two doors share is domain or a component in platform/ui.',
      from: { path: `^src/(${doors})/`, pathNot: tests },
      to: { path: `^src/(${doors})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'nobody-imports-the-root',
      severity: 'error',
      comment: 'app.ts and main.ts know all; whoever imports them back knows all too, in a circle.',
      from: { path: `^src/(${doors})/`, pathNot: tests },
      to: { path: '^src/(main|app)[.]ts$' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment:
        'rules.ts runs in the browser, in the field without network and in the audit of last year: no input, no output, no clock, no random; values come in as arguments.',
      from: { path: `^src/.*${rulesFile}` },
      to: { path: '.', pathNot: `${rulesFile}|^src/platform/values/|^src/platform/i18n/|node_modules/zod/` },
    },
    {
      name: 'browser-code-imports-browser-code',
      severity: 'error',
      comment:
        'What an island, the field client or the service worker imports is sent to everybody: only rules.ts, platform/ui, i18n, values, and its own door.',
      from: { path: browser },
      to: { path: '^src/(domain|platform)/', pathNot: `${rulesFile}|${browserCrypto}|^src/platform/(ui|i18n|values)/` },
    },
    {
      name: 'browser-code-reaches-no-server',
      severity: 'error',
      comment:
        'Not even by detour: a component an island uses must not pull database, journal, keys or a command into the browser.',
      from: { path: browser },
      to: {
        path: '^src/platform/(commands|journal|jobs|db|http|mail|storage|crypto|postgres|pdf)/|^src/(app|main|config)[.]ts$',
        pathNot: browserCrypto,
        reachable: true,
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'In a circle nothing can be understood, tested or loaded first.',
      from: { pathNot: 'node_modules' },
      to: { circular: true },
    },
    ...unreachable,
    {
      name: 'product-needs-no-development-package',
      severity: 'error',
      comment: 'A production installation has no dev dependencies.',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-exist',
      severity: 'error',
      comment: 'An import that cannot be resolved breaks the start.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|woff2|ttf|sql)$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
