import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateRepository } from '../generated-repository.ts';
import { measure } from '../measure.ts';

/** A build of a site that was built before, beside one of the same from nothing. */
export interface AgainFigures {
  /** What happened since the build before. */
  readonly after: string;
  readonly releases: number;
  /** Whole processes, Node's start included. Processor time is that of all threads. */
  readonly seconds: number;
  readonly cpu: number | null;
  /** MiB. */
  readonly peak: number | null;
  /** The same from nothing, with `--fresh`. Null for the first, which is from nothing itself. */
  readonly freshSeconds: number | null;
  readonly freshCpu: number | null;
  /** Whether both gave the same bytes. */
  readonly same: boolean | null;
}

/** What is built again. */
export interface AgainComparison {
  readonly releases: number;
  /** Commits of each release; nearly each is a change. */
  readonly changes: number;
  /** The compiled `docket` script. */
  readonly script: string;
  readonly folder: string;
}

/** Builds a product, and builds it again after each of what may happen to one; every time from nothing as well, elsewhere. Throws where a build fails; where bytes differ, the figures say so. */
export async function compareAgain({ releases, changes, script, folder }: AgainComparison): Promise<readonly AgainFigures[]> {
  const root = mkdtempSync(path.join(folder, 'again-'));
  const repository = await generateRepository({
    ...{ folder: root, commits: (releases + 1) * changes, commitsPerTag: changes, tagsPerLine: 54, mergeEvery: 13 },
  });
  const git = (...args: readonly string[]): string => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
  const newest = git('for-each-ref', '--sort=-creatordate', '--count=1', '--format=%(refname)', 'refs/tags');
  const [tag, head] = [git('rev-parse', newest), git('rev-parse', 'main')];
  git('update-ref', '-d', newest);
  git('update-ref', 'refs/heads/main', `${head}~${changes}`);
  const product = { id: 'product', name: 'Product', repositories: [{ id: 'generated', path: repository }] };
  writeFileSync(path.join(root, 'docket.config.ts'), `export default ${JSON.stringify({ title: 'Releases', products: [product] })};\n`);
  const build = (out: string, cache: string, ...options: readonly string[]) =>
    measure({
      command: process.execPath,
      args: [script, 'build', '--out', out, ...options],
      cwd: root,
      // Nothing is kept in the folder that is built.
      env: { ...process.env, XDG_CACHE_HOME: `${root}-${cache}` },
    });
  const again = async (after: string, happen: () => void): Promise<AgainFigures> => {
    happen();
    const built = await build('site', 'kept');
    const fresh = await build('fresh', 'elsewhere', '--fresh');
    const same = digestFolder(path.join(root, 'site')) === digestFolder(path.join(root, 'fresh'));
    const { seconds, cpu, peak } = built;
    return { after, releases, seconds, cpu, peak, freshSeconds: fresh.seconds, freshCpu: fresh.cpu, same };
  };
  const first = await build('site', 'kept');
  const note = path.join(root, 'content', 'releases', 'product', '1.0.1', 'release.md');
  return [
    { ...first, after: 'nothing: the first', releases, freshSeconds: null, freshCpu: null, same: null },
    await again('one more tag', () => {
      git('update-ref', 'refs/heads/main', head);
      git('update-ref', newest, tag);
    }),
    await again('a note', () => {
      mkdirSync(path.dirname(note), { recursive: true });
      writeFileSync(note, 'What is worth knowing.\n');
    }),
    await again('a moved tag', () => git('update-ref', 'refs/tags/v1.0.3', git('rev-parse', 'v1.0.2^{commit}~3'))),
    await again('damage to what was kept', () => damage(`${root}-kept`)),
  ];
}

/** Cuts off everything that says what is kept, as a machine does that loses its power. */
function damage(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.state$|\.lines$|^renderer\.json$/.test(entry.name)) truncateSync(file, Math.floor(statSync(file).size / 2));
  }
}

function digestFolder(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const digest = createHash('sha256');
  for (const file of entries.map((entry) => path.join(entry.parentPath, entry.name)).sort())
    digest.update(`${path.relative(folder, file)}\0`).update(readFileSync(file));
  return digest.digest('hex');
}
