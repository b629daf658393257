import { execFileSync } from 'node:child_process';
import { dropForeign, listNumbers, type NotedNumbers, parseNotes } from './parse-notes.ts';

// What lies in a folder of another kind is the changelog of something that the project took in.
const sectioned =
  /^(?:(?:docs?|documentation|en|src|source|change(?:s|log)s?|news|history|releases?|release[-_]?notes)\/){0,3}(?:change(?:s|log)|news|history|releases?|release[-_]?notes)[\w.-]*$/i;
const ofVersion =
  /^(?:(?:docs?|documentation|en|src|source|book|content)\/){0,4}(?:change(?:s|log)s?|release[-_]?notes|relnotes|releases?)\/(?:[\w.-]+\/)?v?(\d+\.\d+(?:\.\d+)?[\w.-]*?)\.(?:md|rst|txt|adoc)$/i;
const whole = /^RELEASE-NOTES$/;
const noNotes = /\.(?:ya?ml|json|toml|py|rb|js|ts|go|sh|php|c|h|tmpl|gotmpl|in|cfg)$/i;

/** A version and a revision to look for its notes at: its tag. */
export interface Tagged {
  readonly version: string;
  readonly commit: string;
}

/**
 * What a project wrote about its versions: files of one version, sections of changelogs, and antsibull's `changelogs/changelog.yaml`, at the heads of
 * branches; for versions without any there, at their tags.
 */
export function readNotes(options: {
  readonly gitDir: string;
  readonly heads: readonly string[];
  readonly tags: readonly Tagged[];
  readonly sign: '#' | '!';
  /** Of a component, the last part of its folder: only changelogs there are its. */
  readonly component: string | null;
}): NotedNumbers {
  const { gitDir, heads, tags, sign, component } = options;
  const noted = new Map<string, Set<number>>();
  const parsed = new Map<string, NotedNumbers>();
  const add = (version: string, numbers: Iterable<number>): void => {
    const set = noted.get(version) ?? new Set();
    for (const number of numbers) set.add(number);
    noted.set(version, set);
  };
  const look = (revision: string, tagged: Tagged | null): void => {
    for (const { path, blob } of listFiles(gitDir, revision, component)) {
      const one = ofVersion.exec(path)?.[1];
      if (one === undefined && tagged && whole.test(path)) {
        add(
          tagged.version,
          dropForeign(readText(gitDir, blob))
            .split('\n')
            .flatMap((line) => [...listNumbers(line, sign)]),
        );
        continue;
      }
      let sections = parsed.get(blob);
      if (!sections) {
        const text = readText(gitDir, blob);
        sections =
          one === undefined
            ? parseNotes(text, sign)
            : new Map([
                [
                  one,
                  new Set(
                    dropForeign(text)
                      .split('\n')
                      .flatMap((line) => [...listNumbers(line, sign)]),
                  ),
                ],
              ]);
        parsed.set(blob, sections);
        for (const [version, numbers] of sections) if (tagged === null || isSame(version, tagged.version)) add(version, numbers);
      } else if (tagged) for (const [version, numbers] of sections) if (isSame(version, tagged.version)) add(version, numbers);
    }
  };
  for (const head of heads) look(head, null);
  const known = new Set([...noted].filter(([, numbers]) => numbers.size > 0).map(([version]) => bare(version)));
  for (const tagged of tags) if (!known.has(bare(tagged.version))) look(tagged.commit, tagged);
  return noted;
}

/** The git directory of a clone, or of a bare repository. */
export function findGitDir(repository: string): string {
  return execFileSync('git', ['-C', repository, 'rev-parse', '--absolute-git-dir'], { encoding: 'utf8' }).trim();
}

/** HEAD and the heads of branches, local ones and those of a remote; not of pull requests. */
export function listHeads(repository: string): readonly string[] {
  const gitDir = findGitDir(repository);
  const heads = runGit(gitDir, ['for-each-ref', '--format=%(objectname)', 'refs/heads/', 'refs/remotes/']).split('\n');
  return [...new Set(['HEAD', ...heads.filter((head) => head !== '')])].slice(0, 200);
}

/** A version without what projects write before it and after it now and then. */
export function bare(version: string): string {
  return version.toLowerCase().replace(/^v/, '');
}

function isSame(left: string, right: string): boolean {
  return bare(left) === bare(right);
}

function listFiles(
  gitDir: string,
  revision: string,
  component: string | null,
): readonly { readonly path: string; readonly blob: string }[] {
  return runGit(gitDir, ['ls-tree', '-r', '-z', revision])
    .split('\0')
    .flatMap((entry) => {
      const [, blob, path] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
      if (blob === undefined || path === undefined) return [];
      if (component !== null)
        return path.endsWith(`/${component}/CHANGELOG.md`) || path === `${component}/CHANGELOG.md` ? [{ path, blob }] : [];
      const wanted =
        ofVersion.test(path) || whole.test(path) || path === 'changelogs/changelog.yaml' || (sectioned.test(path) && !noNotes.test(path));
      return wanted ? [{ path, blob }] : [];
    });
}

function readText(gitDir: string, blob: string): string {
  return runGit(gitDir, ['cat-file', 'blob', blob]);
}

function runGit(gitDir: string, args: readonly string[]): string {
  return execFileSync('git', [`--git-dir=${gitDir}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
