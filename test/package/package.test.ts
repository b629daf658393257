import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRepository } from '../git-repository.ts';
import { root } from '../source-files.ts';

let folder: string;
let tarball: string;
/** The folder of a user who installed the package. */
let home: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-package-'));
  npm(root, 'pack', '--silent', '--pack-destination', folder);
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  home = join(folder, 'home');
  mkdirSync(home);
  write({ 'package.json': JSON.stringify({ name: 'home', private: true, type: 'module', dependencies: { docket: `file:${tarball}` } }) });
  npm(home, 'install', '--prefer-offline', '--no-audit', '--no-fund');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

/** Runs an installed program with the Node of the machine and not with ours. */
function run(program: string, ...args: readonly string[]): string {
  const machine = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  return execFileSync(join(home, 'node_modules', '.bin', program), args, {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: [join(home, 'node_modules', '.bin'), ...machine].join(delimiter) },
    shell: process.platform === 'win32',
  });
}

function makeReleases(): string {
  const repository = makeRepository();
  repository.commit('feat: begin');
  repository.tag('v1.0.0', '1.0.0');
  return repository.path;
}

test('the packed command, installed in an empty folder, builds a repository without any configuration', () => {
  run('docket', 'build', '--repository', makeReleases());
  expect(readdirSync(home).sort()).toEqual(['.docket', 'dist', 'node_modules', 'package-lock.json', 'package.json']);
  const [product = ''] = readdirSync(join(home, 'dist')).filter((name) => existsSync(join(home, 'dist', name, '1.0.0', 'index.html')));
  expect(readFileSync(join(home, 'dist', product, '1.0.0', 'index.html'), 'utf8')).toMatch(/begin/i);
});

test('the integration adds its pages to an Astro site that has pages of its own', () => {
  write({
    'astro.config.mjs': "import docket from 'docket';\nexport default { integrations: [docket()] };\n",
    'docket.config.ts': `import { defineDocket } from 'docket';\nexport default defineDocket({ products: [{ id: 'tool', name: 'Tool', repositories: [{ path: ${JSON.stringify(makeReleases())} }] }] });\n`,
    'src/pages/mine.astro': '<h1>Mine</h1>\n',
  });
  rmSync(join(home, 'dist'), { recursive: true });
  run('astro', 'build');
  expect(readFileSync(join(home, 'dist', 'mine', 'index.html'), 'utf8')).toMatch('<h1>Mine</h1>');
  const page = readFileSync(join(home, 'dist', 'tool', '1.0.0', 'index.html'), 'utf8');
  expect(page).toMatch(/begin/i);
  // Astro's own defaults would put small files into the page, where its policy forbids them.
  expect(page).not.toMatch(/<style|(?:src|href)="data:text/);
});

test('the package holds what runs and what Astro compiles, and nothing of the workshop', () => {
  const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n');
  expect(listed).toContain('package/lib/scripts/docket.js');
  expect(listed).toContain('package/src/site/pages/index.astro');
  expect(listed.filter((name) => /^package\/(?:test|content|scripts|docs|\.ci)\/|\.test\.|tsconfig|knip|biome/.test(name))).toEqual([]);
});
