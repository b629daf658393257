import { expect, test } from 'vitest';
import { parseSourceFile, readSourceFiles, type SourceFile } from './source-files.ts';

/** Each layer: its files, and what it may import (a prefix of a path below the project, of a package, or of `node:`). */
const layers: readonly { readonly layer: string; readonly may: readonly string[] }[] = [
  // diff: what changed in a text is a pure rule, and comparing texts well is no work of ours.
  { layer: 'src/domain/', may: ['src/domain/', 'zod', 'diff'] },
  { layer: 'src/conventions/', may: ['src/conventions/', 'src/domain/'] },
  { layer: 'src/assemble/', may: ['src/assemble/', 'src/domain/', 'src/conventions/'] },
  { layer: 'src/views/', may: ['src/views/', 'src/domain/', 'd3-'] },
  {
    layer: 'src/readers/',
    may: [
      'src/readers/',
      'src/domain/',
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
    ],
  },
  { layer: 'src/signing/', may: ['src/signing/', 'src/domain/', 'node:crypto', 'openpgp'] },
  { layer: 'src/book.ts', may: ['src/validation.ts', 'src/readers/', 'src/assemble/', 'src/signing/', 'src/domain/', 'node:path'] },
  { layer: 'src/validation.ts', may: ['src/readers/', 'src/assemble/', 'src/signing/', 'src/domain/'] },
  { layer: 'src/site/client/', may: ['src/site/client/', 'src/domain/', 'src/views/'] },
  {
    layer: 'src/site/',
    may: ['src/site/', 'src/book.ts', 'src/domain/', 'src/views/', 'node:', 'astro', '@astrojs/', 'vite', 'feed', 'satori', 'sharp', 'zod'],
  },
  { layer: 'src/index.ts', may: ['src/site/', 'src/domain/', 'src/book.ts', 'astro'] },
  {
    layer: 'src/routes/',
    may: ['src/layouts/', 'src/components/', 'src/views/', 'src/domain/', 'src/styles/', 'virtual:docket/', 'astro'],
  },
  {
    layer: 'src/layouts/',
    may: ['src/layouts/', 'src/components/', 'src/views/', 'src/domain/', 'src/styles/', 'src/site/client/', 'virtual:docket/', 'astro'],
  },
  {
    layer: 'src/components/',
    may: ['src/components/', 'src/views/', 'src/domain/', 'src/styles/', 'src/site/client/', 'virtual:docket/', 'astro'],
  },
];
const pure = ['src/domain/', 'src/conventions/', 'src/assemble/', 'src/views/'];
const files = readSourceFiles(['src']);

test('every file belongs to a layer', () => {
  const stray = files.filter((file) => layerOf(file) === undefined && !/\.d\.ts$/.test(file.path)).map((file) => file.path);
  expect(stray).toEqual([]);
});

test('each layer imports only what it may', () => {
  const forbidden = files.flatMap((file) => {
    const layer = layerOf(file);
    return file.imports
      .filter((name) => layer && !layer.may.some((prefix) => allows(prefix, name)))
      .map((name) => `${file.path} imports ${name}`);
  });
  expect(forbidden).toEqual([]);
});

test('the pure layers read no clock, no environment, no chance and no locale', () => {
  const impure = files.filter((file) => pure.some((layer) => file.path.startsWith(layer))).flatMap(listImpurities);
  expect(impure).toEqual([]);
});

test('nothing in src reads the environment, writes to the terminal or ends the process', () => {
  const loud = files.flatMap(listImpurities).filter((use) => / (process|console)\./.test(use));
  expect(loud.filter((use) => !/ process\.(platform|versions)$/.test(use))).toEqual([]);
});

test('only what git is started with comes from the environment, and one file says what that is', () => {
  const reading = files.filter((file) => file.imports.includes('node:process')).map((file) => file.path);
  expect(reading).toEqual(['src/readers/git-environment.ts']);
});

test('only the browser reads a clock, and nothing sorts by locale', () => {
  const clocks = files
    .filter((file) => !file.path.startsWith('src/site/client/'))
    .flatMap(listImpurities)
    .filter((use) => / (Date\.now|new Date\(\)|Date\(\)|Math\.random|localeCompare|toLocale\w*)$/.test(use));
  expect(clocks).toEqual([]);
});

test('no file imports itself by way of others', () => {
  expect(listCycles(files)).toEqual([]);
});

test('imports are seen in types, in exports, in dynamic imports and in Astro files', () => {
  const code =
    "import type { A } from './a.ts';\nexport { b } from '../b/b.ts';\nconst c = await import('node:fs');\ntype D = import('zod').ZodType;";
  const imports = ['src/x/a.ts', 'src/b/b.ts', 'node:fs', 'zod'];
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

function layerOf(file: SourceFile): { readonly may: readonly string[] } | undefined {
  return layers.find(({ layer }) => file.path.startsWith(layer));
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
