import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { digestFolder } from '../../src/publish/read/digest-folder.ts';
import { generateRepository } from './generated-repository.ts';
import { type Measurement, measure } from './measure.ts';

// Builds a generated site of many products in shards, one after the other, and merges them: what each takes. `--whole` builds it on one machine, too, and
// compares the bytes. `--folder` is where, on a file system with room; it is removed afterwards.
const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '40' },
    releases: { type: 'string', default: '2500' },
    commits: { type: 'string', default: '8' },
    shards: { type: 'string', default: '8' },
    whole: { type: 'boolean', default: false },
    folder: { type: 'string', default: '/tmp' },
  },
});
const [products, releases, commits, shards] = [values.products, values.releases, values.commits, values.shards].map(Number);
if (products === undefined || releases === undefined || commits === undefined || shards === undefined)
  throw new Error('Unexpected options.');
const docket = path.join(import.meta.dirname, '..', 'docket.ts');
const asOf = ['--as-of', '2030-01-01T00:00:00Z', '--site', 'https://releases.example.org'];
const folder = mkdtempSync(path.join(values.folder, 'docket-bench-shards-'));
process.env['XDG_CACHE_HOME'] = path.join(folder, 'caches');
try {
  await prepare();
  console.log(
    `${products} products of ${releases} releases of ${commits} commits\n\n| | wall | processor | peak |\n| --- | --- | --- | --- |`,
  );
  for (let index = 1; index <= shards; index += 1)
    report(`shard ${index}/${shards}`, await run('build', '--shard', `${index}/${shards}`, ...asOf));
  const all = Array.from({ length: shards }, (_, at) => `shard-${at + 1}-of-${shards}`);
  report('merge', await run('merge', ...all, '--out', 'merged'));
  if (values.whole) {
    report('one machine', await run('build', '--out', 'whole', ...asOf));
    const [merged, whole] = await Promise.all(['merged', 'whole'].map((name) => digestFolder(path.join(folder, name))));
    console.log(
      `\n${JSON.stringify([...(merged ?? [])]) === JSON.stringify([...(whole ?? [])]) ? 'The bytes are equal' : 'The bytes DIFFER'}: ${merged?.size} files.`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One history, which each product has a copy of its own of. */
async function prepare(): Promise<void> {
  const bare = await generateRepository({ folder, commits: (releases ?? 0) * (commits ?? 0), commitsPerTag: commits ?? 1 });
  const ids = Array.from({ length: products ?? 0 }, (_, at) => `product-${at + 1}`);
  mkdirSync(path.join(folder, 'repositories'));
  for (const id of ids) cpSync(bare, path.join(folder, 'repositories', `${id}.git`), { recursive: true });
  const config = { title: 'Many', products: ids.map((id) => ({ id, name: id, repositories: [{ id, path: `repositories/${id}.git` }] })) };
  writeFileSync(path.join(folder, 'docket.config.ts'), `export default ${JSON.stringify(config)};\n`);
}

function run(...args: readonly string[]): Promise<Measurement> {
  return measure({ command: process.execPath, args: [docket, ...args], cwd: folder, quiet: true });
}

function report(name: string, { seconds, cpu, peak }: Measurement): void {
  console.log(`| ${name} | ${seconds.toFixed(1)} s | ${cpu?.toFixed(1) ?? '–'} s | ${peak ?? '–'} MiB |`);
}
