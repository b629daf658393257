import { posix } from 'node:path';
import { runGit } from '../process/run-git.ts';

// A manifest may be one line.
const nameLine = /^\s*(?:\{?\s*"name"\s*:\s*"([^"]{1,200})"|name\s*=\s*["']([^"']{1,200})["'])/;

/**
 * Which folder of a repository's head each package is in, by the name in its `package.json`, `Cargo.toml` or `pyproject.toml`. A name that
 * stands in several folders is in none, and where a manifest cannot be read, as in a partial clone, no name is sure to stand in one only.
 */
export async function readPackageFolders(repository: string): Promise<ReadonlyMap<string, string>> {
  const folders = await listPackageFolders(repository, 'HEAD');
  return new Map([...folders].flatMap(([name, [only = '.', ...others]]) => (only === '.' || others.length > 0 ? [] : [[name, only]])));
}

/** The folders whose manifests name each package at a revision; `.` is the top. */
export async function listPackageFolders(repository: string, revision: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const manifests = ['package.json', 'Cargo.toml', 'pyproject.toml'].map((name) => `:(glob)**/${name}`);
  // What a repository's settings could add to the lines is switched off.
  const plain = ['--no-color', '--no-line-number', '--no-column', '--no-recurse-submodules', '-I', '-z', '--full-name'];
  const { code, stdout } = await runGit(
    ['grep', ...plain, '-E', '-e', '^[[:space:]]*[{]?[[:space:]]*"?name"?[[:space:]]*[:=]', revision, '--', ...manifests],
    repository,
  );
  if (code !== 0) return new Map();
  const folders = new Map<string, Set<string>>();
  const named = new Set<string>();
  for (const found of stdout.split('\n')) {
    const [place = '', line = ''] = found.split('\0');
    const [, inJson, inToml] = nameLine.exec(line) ?? [];
    const name = inJson ?? inToml;
    // The first name of a manifest is the package's; later ones are those of its author, its programs and the like.
    if (name === undefined || named.has(place)) continue;
    named.add(place);
    const known = folders.get(name) ?? new Set();
    folders.set(name, known.add(posix.dirname(place.slice(revision.length + 1))));
  }
  return folders;
}
