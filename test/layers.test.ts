import { expect, test } from 'vitest';
import { parseSourceFile, readSourceFiles, type SourceFile } from './source-files.ts';

/** Rooms in order: a file may import from its own room and from those before it. */
const rooms: readonly string[] = [
  'text',
  'git',
  'forges',
  'keys',
  'ui',
  'book',
  'releases',
  'notes',
  'git-notes',
  'validation',
  'pulls',
  'environments',
  'backports',
  'capabilities.ts',
  'collect',
  'site',
  'publish',
  'index.ts',
  'content.config.ts',
];

/** Each layer, in whatever room: the layers of other files that it may import, and packages (a name, or a prefix that ends in `-` or `:`). */
const layers: Readonly<Record<string, { readonly layers: readonly string[]; readonly packages: readonly string[] }>> = {
  // diff: what changed in a text is a pure rule, and comparing texts well is no work of ours.
  schema: { layers: ['schema'], packages: ['zod', 'diff'] },
  read: {
    layers: ['read', 'keys', 'schema'],
    packages: [
      'node:',
      'simple-git',
      'unified',
      'remark-',
      'rehype-',
      'mdast',
      'hast',
      'yaml',
      'zod',
      'jiti',
      'acorn',
      'openpgp',
      'saxes',
      'p-limit',
      // Formats that people have, each loaded when it is asked for.
      'csv-parse',
      'read-excel-file',
      'jszip',
      'mammoth',
      '@cucumber/',
    ],
  },
  assemble: { layers: ['assemble', 'keys', 'schema'], packages: ['node:crypto'] },
  keys: { layers: ['keys', 'schema'], packages: ['node:crypto'] },
  views: { layers: ['views', 'schema', 'capability'], packages: ['d3-'] },
  client: { layers: ['client', 'views', 'schema'], packages: [] },
  outputs: { layers: ['outputs', 'views', 'schema', 'capability'], packages: ['node:', 'zod', 'feed', 'satori', 'sharp'] },
  pages: {
    layers: ['pages', 'layout', 'components', 'client', 'views', 'schema'],
    packages: ['virtual:docket/', 'astro', '@fontsource', '@fontsource-variable'],
  },
};
/** The contract of capabilities, and the object of each: they name what they load from any layer of their room. */
const capability = { layers: ['capability', 'read', 'assemble', 'views', 'outputs', 'schema'], packages: ['zod', '@commander-js/'] };
const asPages = ['layout', 'components', 'styles'];
/** Rooms without layers of their own: what of a layer they are. */
const whole: Readonly<Record<string, string>> = { keys: 'keys' };
/** Parts that run in Node beside Astro, where I/O is the work. */
const free = [
  'src/site/',
  'src/collect/',
  'src/notes/collect-notes.ts',
  'src/git-notes/collect-git-notes.ts',
  'src/releases/collect-links.ts',
  'src/backports/collect-backports.ts',
  'src/backports/link-repository.ts',
  'src/pulls/collect-pulls.ts',
  'src/validation/collect-validation.ts',
  'src/environments/collect-environments.ts',
  'src/environments/collect-product-environments.ts',
  'src/index.ts',
  'src/content.config.ts',
];
const pure = ['schema', 'assemble', 'views'];

const files = readSourceFiles(['src']);
const scripts = readSourceFiles(['scripts']);

test('every file stands in a room, and in a layer of it', () => {
  const stray = files.filter((file) => roomOf(file.path) < 0 || (layerOf(file.path) === undefined && !isFree(file.path)));
  expect(stray.map((file) => file.path).filter((path) => !/\.d\.ts$/.test(path))).toEqual([]);
});

test('arrows run one way between rooms', () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .filter((name) => name.startsWith('src/') && roomOf(name) > roomOf(file.path))
      .map((name) => `${file.path} imports ${name}`),
  );
  expect(wrong.filter((arrow) => !arrow.startsWith('src/virtual.d.ts'))).toEqual([]);
});

test('each layer imports only what it may', () => {
  const forbidden = files.flatMap((file) => {
    const name = layerOf(file.path) ?? '';
    const layer = name === 'capability' ? capability : layers[name];
    return layer === undefined
      ? []
      : file.imports.filter((other) => !mayImport(layer, other)).map((other) => `${file.path} imports ${other}`);
  });
  expect(forbidden).toEqual([]);
});

test('no folder holds more than 20 files side by side', () => {
  const counts = Map.groupBy([...files, ...scripts], (file) => file.path.replace(/\/[^/]*$/, ''));
  expect([...counts].filter(([, side]) => side.length > 20).map(([folder, side]) => `${folder}: ${side.length}`)).toEqual([]);
});

test('the pure layers read no clock, no environment, no chance and no locale', () => {
  expect(files.filter((file) => pure.includes(layerOf(file.path) ?? '')).flatMap(listImpurities)).toEqual([]);
});

test('nothing in src reads the environment, writes to the terminal or ends the process', () => {
  const loud = files.flatMap(listImpurities).filter((use) => / (process|console)\./.test(use));
  expect(loud.filter((use) => !/ process\.(platform|versions)$/.test(use))).toEqual([]);
});

test('the environment says what git is started with and where the caches are, and is told that nothing calls home; one file each', () => {
  const reading = files.filter((file) => file.imports.includes('node:process')).map((file) => file.path);
  expect(reading).toEqual(['src/git/read/kept/cache-folder.ts', 'src/git/read/process/git-environment.ts', 'src/site/stay-quiet.ts']);
});

test('only the browser reads a clock, and nothing sorts by locale', () => {
  const clocks = files
    .filter((file) => layerOf(file.path) !== 'client')
    .flatMap(listImpurities)
    .filter((use) => / (Date\.now|new Date\(\)|Date\(\)|Math\.random|localeCompare|toLocale\w*)$/.test(use));
  expect(clocks).toEqual([]);
});

test('no file imports itself by way of others, not even for a type', () => {
  expect(listCycles([...files, ...scripts])).toEqual([]);
});

test('imports are seen in types, in exports, in dynamic imports and in Astro files', () => {
  const code =
    "import type { A } from './a.ts';\nexport { b } from '../b/b.ts';\nconst c = await import('node:fs');\ntype D = import('zod').ZodType;\nawait import(`./e.ts`);";
  const imports = ['src/x/a.ts', 'src/b/b.ts', 'node:fs', 'zod', 'src/x/e.ts'];
  expect(parseSourceFile('src/x/file.ts', code).imports).toEqual(imports);
  expect(parseSourceFile('src/x/File.astro', `---\n${code}\n---\n<p>import x from 'y'</p>\n<script>import 'z';</script>`).imports).toEqual([
    ...imports,
    'z',
  ]);
});

test('clock, chance, environment, output and locale are seen', () => {
  const code = 'Date.now(); new Date(); new Date(0); Math.random(); process.env; console.log(a.localeCompare(b)); Date();';
  expect([...parseSourceFile('src/x/file.ts', code).impurities].sort()).toEqual(
    ['Date()', 'Date.now', 'Math.random', 'console.log', 'localeCompare', 'new Date()', 'process.env'].sort(),
  );
});

test('a cycle is named from its first file', () => {
  const file = (path: string, ...imports: string[]): SourceFile => ({ path, imports, impurities: [] });
  expect(listCycles([file('a', 'b'), file('b', 'c'), file('c', 'b'), file('d', 'a')])).toEqual(['b → c → b']);
});

function roomOf(path: string): number {
  const name = path.split('/')[1] ?? '';
  return rooms.indexOf(name);
}

/** The layer of a file; undefined where a room has none. */
function layerOf(path: string): string | undefined {
  const [, room = '', folder = ''] = path.split('/');
  if (path === 'src/book/capability.ts' || folder === `${room}.ts` || room === 'capabilities.ts') return 'capability';
  if (asPages.includes(folder)) return 'pages';
  if (folder in layers) return folder;
  return path.startsWith('src/site/search/') && path.includes('/client/') ? 'client' : whole[room];
}

function isFree(path: string): boolean {
  return free.some((place) => path.startsWith(place));
}

function mayImport(layer: { readonly layers: readonly string[]; readonly packages: readonly string[] }, name: string): boolean {
  if (!name.startsWith('src/')) return layer.packages.some((prefix) => allows(prefix, name));
  if (/\.css$/.test(name)) return layer === layers['pages'];
  const other = layerOf(name);
  return other === undefined ? isFree(name) : layer.layers.includes(other) || (layer === layers['pages'] && other === 'pages');
}

function allows(prefix: string, name: string): boolean {
  if (/[/:-]$/.test(prefix)) return name.startsWith(prefix);
  return name === prefix || name.startsWith(`${prefix}/`) || name.startsWith(`${prefix}:`);
}

function listImpurities(file: SourceFile): readonly string[] {
  return file.impurities.map((use) => `${file.path} uses ${use}`);
}

/** Every way round, once, from its first file in order of path. */
function listCycles(all: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const done = new Set<string>();
  const cycles = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const ring = trail.slice(at);
      const first = ring.indexOf([...ring].sort()[0] ?? path);
      const turned = [...ring.slice(first), ...ring.slice(0, first)];
      cycles.add([...turned, turned[0]].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) if (byPath.has(next)) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const file of all) walk(file.path, []);
  return [...cycles].sort();
}
