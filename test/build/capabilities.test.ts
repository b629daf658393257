import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formatRecordText, makeRecordsProject } from '../fixture/records-project.ts';
import { makeFolder } from '../git-repository.ts';
import { isThorough } from '../often.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of Docket's code, to be changed. */
function copyDocket(): string {
  const folder = makeFolder();
  for (const part of ['src', 'scripts', 'protocols', 'public', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function edit(file: string, replace: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = replace(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** A project with a release, notes on it and a record of it. */
function makeProject(): string {
  const project = makeRecordsProject();
  project.write(
    'docket.config.mjs',
    `export default { products: [{ id: 'portal', name: 'Portal', repositories: [{ id: 'portal', path: ${JSON.stringify(project.product.path)} }] }] };`,
  );
  project.write('content/releases/portal/1.0.0/release.mdx', 'Log in again.\n');
  project.write('content/releases/portal/1.0.0/oq.mdx', formatRecordText({ commit: project.first }));
  return project.root;
}

/** Runs a copy of Docket in a project, whose compiled code goes away with it; gives what it printed, whatever its exit code. */
function run(docket: string, project: string, ...args: readonly string[]): string {
  try {
    const options = {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, NODE_COMPILE_CACHE: join(docket, 'compiled') },
    } as const;
    return execFileSync(process.execPath, [join(docket, 'scripts/docket.ts'), ...args], options);
  } catch (error) {
    return error instanceof Error && 'stdout' in error && 'stderr' in error ? `${error.stdout}${error.stderr}` : String(error);
  }
}

/** Links of a site's pages that lead to no file of it. */
function listDeadLinks(site: string): readonly string[] {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return pages.flatMap((page) => {
    const links = [...readFileSync(join(site, page), 'utf8').matchAll(/(?:href|src)="(\/[^"#?]*)/g)].map(([, link = '']) => link);
    return links
      .filter((link) => !existsSync(join(site, link.endsWith('/') ? `${link}index.html` : link)))
      .map((link) => `${page}: ${link}`);
  });
}

// Each part of a capability is asked for in the test below in every run.
test.runIf(isThorough)(
  'without validation the site is one of release notes: it builds and checks, and no link of it is dead',
  () => {
    const docket = copyDocket();
    edit(join(docket, 'src/capabilities.ts'), (text) => text.replace(/import \{ validation \}.*\n/, '').replace(', validation,', ','));
    const project = makeProject();
    expect(run(docket, project, 'check')).toBe('no problems\n');
    run(docket, project, 'build', '--out', 'site');
    const site = join(project, 'site');
    expect(readFileSync(join(site, 'portal/1.0.0/index.html'), 'utf8')).toContain('Log in again.');
    expect(listDeadLinks(site)).toEqual([]);
    expect(existsSync(join(site, 'checklists'))).toBe(false);
    expect(JSON.parse(run(docket, project, 'book'))).not.toHaveProperty('protocols');
    expect(run(docket, project, '--help')).not.toMatch(/^ {2}(?:sign|verify|new) /m);
  },
  240_000,
);

const names = ['notes', 'gitNotes', 'validation', 'pulls', 'environments', 'backports'];

test.each(isThorough ? names : ['validation'])(
  'without %s nothing else breaks that shows what it knows',
  (name) => {
    const docket = copyDocket();
    edit(join(docket, 'src/capabilities.ts'), (text) =>
      text.replace(new RegExp(`import \\{ ${name} \\}.*\\n`), '').replace(new RegExp(`, ${name}(?=[,\\]])`), ''),
    );
    // The example has something of each.
    for (const part of ['content', 'processes', 'docket.config.ts']) cpSync(join(root, part), join(docket, part), { recursive: true });
    rmSync(join(docket, 'content/guides'), { recursive: true });
    mkdirSync(join(docket, '.docket'));
    symlinkSync(join(root, '.docket/example'), join(docket, '.docket/example'));
    const history = ['--records-history', '.docket/example/portal-records.git'];
    expect(run(docket, docket, 'check', ...history)).toMatch(/^\d+ errors? · .*notices?$/m);
    expect(JSON.parse(run(docket, docket, 'book', '--product', 'portal', ...history)).products).toHaveLength(1);
    if (!isThorough) return;
    run(docket, docket, 'build', '--out', 'site', ...history);
    expect(existsSync(join(docket, 'site/portal/2.2.0/index.html'))).toBe(true);
    expect(listDeadLinks(join(docket, 'site'))).toEqual([]);
  },
  240_000,
);

test('a capability is a folder and a line', () => {
  const docket = copyDocket();
  edit(
    join(docket, 'src/capabilities.ts'),
    (text) => `import { places } from './places/places.ts';\n${text.replace(/\];\n$/, ', places];\n')}`,
  );
  for (const [file, text] of Object.entries(placesRoom)) {
    mkdirSync(dirname(join(docket, 'src/places', file)), { recursive: true });
    writeFileSync(join(docket, 'src/places', file), text);
  }
  const project = makeProject();
  writeFileSync(join(project, 'content/places.txt'), 'production 1.0.0\nstaging 9.9.9\n');
  expect(run(docket, project, 'check')).toContain('content/places.txt:2:1  warning  place-release-unknown');
  expect(run(docket, project, 'where', 'production')).toBe('production\n');
  expect(JSON.parse(run(docket, project, 'book')).places).toEqual({ production: '1.0.0' });
  run(docket, project, 'build', '--out', 'site');
  const site = join(project, 'site');
  const read = (file: string) => readFileSync(join(site, file), 'utf8');
  expect(read('places/index.html')).toContain('<p>production: 1.0.0</p>');
  expect(read('index.html')).toMatch(/Runs: <a href="\/places\/">production<\/a>/);
  expect(read('index.html')).toMatch(/stamp good">in production/);
  expect(read('portal/index.html')).toMatch(/<th scope="col">Runs in<\/th>/);
  expect(read('portal/1.0.0/index.html')).toMatch(/<section id="places"><h2>Places<\/h2>/);
  expect(read('feed.json')).toContain('1.0.0 went to production');
  expect(read('problems/index.html')).toContain('A place holds a release that nobody knows.');
  const searched = readdirSync(join(site, 'search'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(searched.some(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').includes('Place production'))).toBe(true);
  expect(read('schema/book.json')).toContain('"places"');
  expect(listDeadLinks(site)).toEqual([]);
  edit(join(project, 'docket.config.mjs'), (text) => text.replace("id: 'portal', name", "id: 'places', name"));
  expect(run(docket, project, 'check')).toContain('`places` is the address of a page of Docket');
}, 240_000);

// All that the capability is made of, as it would stand in its folder.
const placesRoom: Readonly<Record<string, string>> = {
  'places.ts': `
import type { Capability } from '../book/capability.ts';
import './schema/extension.ts';

export const places: Capability = {
  id: 'places',
  content: { paths: ['content/places.txt'], kindOf: (path) => (path === 'content/places.txt' ? 'place' : null) },
  blank: { book: { places: {} }, release: {} },
  schema: async () => ({ book: (await import('./schema/extension.ts')).bookShape, release: {} }),
  problems: async () => new Map([['place-release-unknown', 'A place holds a release that nobody knows.']]),
  collect: async () => (await import('./collect-places.ts')).collectPlaces,
  pages: [{ pattern: '/places', file: 'places/pages/places.astro' }],
  isUsed: ({ places: known }) => Object.keys(known).length > 0,
  reserved: { site: ['places'], product: ['places'] },
  commands: [{ name: 'where', description: 'name a place', load: async () => (await import('./commands/where.ts')).whereCommand() }],
  views: async () => (await import('./views/place-views.ts')).placeViews,
  outputs: async () => [],
};
`,
  'schema/extension.ts': `
import { z } from 'zod';

export const bookShape = { places: z.record(z.string(), z.string()) };

declare module '../../book/schema/book.ts' {
  interface Book {
    readonly places: Readonly<Record<string, string>>;
  }
}
`,
  'collect-places.ts': `
import type { CollectPart } from '../book/capability.ts';
import { readText } from '../releases/read/content-folder.ts';

export const collectPlaces: CollectPart = async ({ root, book }) => {
  const source = 'content/places.txt';
  const text = await readText(root, source);
  if (text === null) return null;
  const known = new Set(book.products.flatMap(({ releases }) => releases.map(({ version }) => version)));
  const lines = text.trim().split('\\n').map((line, at) => ({ words: line.split(' '), line: at + 1 }));
  const places = Object.fromEntries(lines.filter(({ words }) => known.has(words[1] ?? '')).map(({ words }) => words));
  const problems = lines
    .filter(({ words }) => !known.has(words[1] ?? ''))
    .map(({ line }) => ({
      code: 'place-release-unknown',
      severity: 'warning' as const,
      place: { source, line, column: 1 },
      message: 'Nobody knows this release.',
    }));
  return { book: { ...book, places }, problems };
};
`,
  'views/place-views.ts': `
import type { CapabilityViews } from '../../book/views/capability-views.ts';
import { html } from '../../text/schema/html.ts';

let production: string | undefined;

export const placeViews: CapabilityViews = {
  siteLinks: (book) => {
    production = book.places['production'];
    return [{ text: 'Places', href: '/places/' }];
  },
  documents: (book) =>
    Object.keys(book.places).map((name) => ({
      kind: 'record', title: \`Place \${name}\`, href: 'places/', context: 'Place',
      date: null, texts: [], numbers: [], pull: null, mentions: [], commits: [],
    })),
  feedEntries: (book) => [
    { id: 'places/1', title: '1.0.0 went to production', address: '/places/', date: book.asOf, html: '', product: 'portal' },
  ],
  stamps: ({ release }) => (release.version === production ? [{ word: 'in production', kind: 'good' }] : []),
  columns: [{ name: 'Runs in', cell: ({ release }) => (release.version === production ? { word: 'production', kind: 'good' } : null) }],
  sections: ({ release }) =>
    release.version === production
      ? [{ id: 'places', name: 'Places', count: 1, stamp: null, format: () => html\`<section id="places"><h2>Places</h2></section>\` }]
      : [],
  productLines: () => [{ name: 'Runs', link: { text: 'production', href: '/places/' } }],
};
`,
  'commands/where.ts': `
import { Command } from '@commander-js/extra-typings';

export function whereCommand() {
  return new Command('where').argument('<name>', 'a place').action((name) => {
    process.stdout.write(\`\${name}\\n\`);
  });
}
`,
  'pages/places.astro': `---
import { book } from 'virtual:docket/book';
import Page from '../../ui/layout/Page.astro';

const known = Object.entries(book().places);
---

<Page title="Places" description="What runs where." path="/places/">
  {known.map(([name, version]) => <p>{name}: {version}</p>)}
</Page>
`,
};
