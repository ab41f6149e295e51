/** `npm run manifest` writes custom-elements.json from the doc comments of the public element. */

/** The entry that exports the public element. What no entry exports has a name here, and no module. */
const published = (path) =>
  /^\/?src\/manager\/auth-methods-manager\.ts$/.test(path) ? 'dist/index.js' : undefined;

const isPublicElement = (declaration) => declaration.kind === 'class' && Boolean(declaration.tagName);

const isPublicMember = (member) =>
  !['private', 'protected'].includes(member.privacy) &&
  !member.name.startsWith('#') &&
  // The signature that implements overloads is nobody's to call.
  (member.kind !== 'method' || member.description !== undefined) &&
  // Lit's own fields, which only its author and its base class use.
  !['styles', 'shadowRootOptions', 'uses', 'render'].includes(member.name);

const rewritePaths = (value) => {
  if (Array.isArray(value)) value.forEach(rewritePaths);
  else if (value && typeof value === 'object') {
    for (const key of ['module', 'path']) {
      if (typeof value[key] !== 'string' || !/^\/?src\//.test(value[key])) continue;
      value[key] = published(value[key]);
      if (value[key] === undefined) delete value[key];
    }
    Object.values(value).forEach(rewritePaths);
  }
};

/** Which module registers an element: the define entry, for all of them. */
const definitionOf = ({ path, declarations }) => ({
  kind: 'javascript-module',
  path: 'dist/define.js',
  declarations: [],
  exports: declarations.map(({ name, tagName }) => ({
    kind: 'custom-element-definition',
    name: tagName,
    declaration: { name, module: path },
  })),
});

/** Leaves what a host can use: the public element, its public members, the events that have a name. */
const onlyPublic = {
  name: 'only-public',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const module of manifest.modules) {
      module.declarations = (module.declarations ?? []).filter(isPublicElement);
      for (const declaration of module.declarations) {
        declaration.members = (declaration.members ?? []).filter(isPublicMember);
        // The analyzer takes each dispatchEvent(new SomeEvent(value)) for an event called "value", or nothing.
        declaration.events = (declaration.events ?? []).filter((event) => event.description);
      }
      const kept = new Set(module.declarations.map(({ name }) => name));
      module.exports = (module.exports ?? []).filter(({ declaration }) => kept.has(declaration?.name));
    }
    manifest.modules = manifest.modules
      .filter(({ declarations }) => declarations.length > 0)
      .sort((one, other) => one.path.localeCompare(other.path, 'en'));
    rewritePaths(manifest.modules);
    manifest.modules.push(...manifest.modules.map(definitionOf));
  },
};

export default {
  globs: ['src/manager/**/*.ts', 'src/ui/component.ts', 'src/events.ts'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [onlyPublic],
};
