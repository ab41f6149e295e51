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

/** A destructured parameter has no name; what its doc comment says of its fields becomes its description. */
const withNamedParameters = (member) => {
  const [options, ...fields] = member.parameters ?? [];
  if (!options?.name.startsWith('{')) return member;
  const description = fields.map((field) => `\`${field.name}\`: ${field.description}`).join('; ');
  return { ...member, parameters: [{ name: 'options', type: options.type, description }] };
};

/** For a host, the element extends Lit's class: the one between them is not exported. */
const withoutBaseClass = (member) => ({ ...member, inheritedFrom: undefined });

/** What the main entry exports, types included. Only the element is described here; docs/ has the others. */
const exportsOf = (entry) =>
  entry.exports.map(({ name }) => ({
    kind: 'js',
    name,
    declaration: { name, module: published('src/manager/auth-methods-manager.ts') },
  }));

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
    // The analyzer says 1.0.0, whatever it writes.
    manifest.schemaVersion = '2.1.0';
    delete manifest.readme;
    const entry = manifest.modules.find(({ path }) => path === 'src/index.ts');
    for (const module of manifest.modules) {
      module.declarations = (module.declarations ?? []).filter(isPublicElement);
      for (const declaration of module.declarations) {
        declaration.members = (declaration.members ?? [])
          .filter(isPublicMember)
          .map(withNamedParameters)
          .map(withoutBaseClass);
        declaration.superclass = { name: 'LitElement', package: 'lit' };
        // The analyzer takes each dispatchEvent(new SomeEvent(value)) for an event called "value", or nothing.
        declaration.events = (declaration.events ?? []).filter((event) => event.description);
      }
      module.exports = exportsOf(entry);
    }
    manifest.modules = manifest.modules
      .filter(({ declarations }) => declarations.length > 0)
      .sort((one, other) => one.path.localeCompare(other.path, 'en'));
    rewritePaths(manifest.modules);
    manifest.modules.push(...manifest.modules.map(definitionOf));
  },
};

export default {
  globs: ['src/index.ts', 'src/manager/**/*.ts', 'src/ui/component.ts', 'src/events.ts'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [onlyPublic],
};
