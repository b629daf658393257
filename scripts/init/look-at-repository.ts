import type { ProductConfig } from '../../src/book/schema/config.ts';
import { reservedIds } from '../../src/collect/reserved.ts';
import { recogniseForge } from '../../src/forges/schema/known-forges.ts';
import { isRemote, locateRepository, type RepositoryPlaces } from '../../src/git/read/places/locate-repository.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { parseRepositoryWeb } from '../../src/git/read/repository/git-web.ts';
import { redactCredentials } from '../../src/git/schema/redact.ts';
import { formatIdentifier } from '../../src/git/schema/repository-id.ts';
import { deriveConfig } from '../../src/releases/read/derive-config.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { nameOf } from '../book/choose-plan.ts';
import { type DeployedFiles, listDeployedFiles } from './propose-promotions.ts';

/** What a repository shows at a glance: names alone, no history. */
export interface RepositoryLook {
  /** As it was given. */
  readonly given: string;
  readonly id: string;
  readonly tags: readonly string[];
  /** Without the remote's name, each once. */
  readonly branches: readonly string[];
  /** The year that each tag was made in. */
  readonly years: ReadonlyMap<string, number>;
  /** Files that look as if commits to them deployed something, and what some of them hold, by path. */
  readonly deployed: readonly DeployedFiles[];
  readonly texts: ReadonlyMap<string, string>;
  /** The address that a folder was cloned from, without credentials; null where it is none that another machine could reach. */
  readonly address: string | null;
  readonly forge: string | null;
  /** The products that its tags tell of. */
  readonly products: readonly ProductConfig[];
}

const mostFiles = 200_000;

/** Files that say what is deployed are small. */
const mostBytes = 200_000;

/** Looks at a repository's tags, branches and file names. Throws `CannotGoOn` where there is none. */
export async function lookAtRepository(given: string, places: RepositoryPlaces): Promise<RepositoryLook> {
  const folder = await locateRepository(given, places);
  const { code } = await runGit(['rev-parse', '--git-dir'], folder);
  if (code !== 0) throw new CannotGoOn(`\`${given}\` is not a git repository.`, { hint: 'Give the folder or the address of one.' });
  const name = nameOf(given, places.root);
  const id = formatIdentifier(name);
  const [tags, local, remote, files, remotes] = await Promise.all([
    listLines(folder, 'for-each-ref', '--format=%(creatordate:format:%Y) %(refname:strip=2)', 'refs/tags'),
    listLines(folder, 'for-each-ref', '--format=%(refname:strip=2)', 'refs/heads'),
    listLines(folder, 'for-each-ref', '--format=%(refname:strip=3)', 'refs/remotes'),
    listLines(folder, 'ls-tree', '-r', '--name-only', '--end-of-options', 'HEAD'),
    listLines(folder, 'config', '--get', 'remote.origin.url'),
  ]);
  const config = { title: '', base: '/', strict: [], products: [{ id, name, repositories: [{ id, path: given }] }] };
  const derived = await deriveConfig(config, { ...places, reserved: reservedIds });
  const dated = tags.map((line) => ({ name: line.slice(line.indexOf(' ') + 1), year: Number(line.split(' ')[0]) }));
  const deployed = listDeployedFiles(files.slice(0, mostFiles));
  return {
    given,
    id,
    tags: dated.map(({ name: tag }) => tag),
    years: new Map(dated.map(({ name: tag, year }) => [tag, year])),
    deployed,
    texts: await readTexts(
      folder,
      deployed.flatMap(({ examples }) => examples),
    ),
    address: isRemote(given) || remotes[0] === undefined || !isRemote(remotes[0]) ? null : redactCredentials(remotes[0]),
    branches: [...new Set([...local, ...remote])].filter((name) => name !== 'HEAD').sort(),
    forge: parseRepositoryWeb({ remote: remotes[0] ?? given, recogniseForge })?.forge ?? null,
    products: derived.products,
  };
}

async function readTexts(folder: string, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const [size = ''] = await listLines(folder, 'cat-file', '-s', `HEAD:${file}`);
    if (size === '' || Number(size) > mostBytes) continue;
    const { code, stdout } = await runGit(['cat-file', 'blob', `HEAD:${file}`], folder);
    if (code === 0) texts.set(file, stdout);
  }
  return texts;
}

async function listLines(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout } = await runGit(args, folder);
  return code === 0 ? stdout.split('\n').filter((line) => line !== '') : [];
}
