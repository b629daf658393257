import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSchemas } from '../describe/describe-schema.ts';
import { compiledPage } from './compiled-page.ts';
import { packageManifest } from './package-manifest.ts';

const copied = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'content/guides',
  'docs/release.png',
  'processes',
  'protocols',
  'public/favicon.svg',
  'scripts/ci',
];

/**
 * Makes the folder that is packed, and gives it; throws when the code cannot be parsed. What it compiles is not checked again: `npm test` does. It has the shape of the project, compiled, since Node runs no TypeScript from `node_modules`; Astro
 * files stand beside the code, for Astro compiles them where they are used.
 */
export function stagePackage(root: string): string {
  const folder = path.join(root, '.docket', 'package');
  rmSync(folder, { recursive: true, force: true });
  const compiler = path.join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  const options = ['-p', path.join(root, 'scripts', 'package'), '--singleThreaded'];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The code does not compile.');
  for (const file of listPageFiles(root)) {
    const text = readFileSync(path.join(root, file), 'utf8');
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), file.endsWith('.astro') ? compiledPage(text) : text);
  }
  mkdirSync(path.join(folder, 'schema'));
  for (const [name, schema] of describeSchemas(root))
    writeFileSync(path.join(folder, 'schema', `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  for (const name of copied) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), packageManifest(readFileSync(path.join(root, 'package.json'), 'utf8')));
  chmodSync(path.join(folder, 'scripts', 'docket.js'), 0o755);
  return folder;
}

/** What of `src/` is not TypeScript: pages, styles, scripts for the browser. */
function listPageFiles(root: string): readonly string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:astro|css|js)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
