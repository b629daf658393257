import type { FileHunks, Hunk } from '../../../git/schema/patches/read-hunks.ts';
import { hasModules, namesModules } from './go-modules.ts';
import { squeeze } from './plain-lines.ts';
import type { TouchedFile } from './stands-here.ts';
import { isNewer } from './version-order.ts';

/** What others wrote and is copied here as a whole. */
const copied = /(?:^|\/)(?:vendor|third_party|node_modules)\//;
/** What tools write down of the versions that another file names. */
const written =
  /(?:^|\/)(?:go\.sum|go\.work\.sum|modules\.txt|[\w.-]+\.lock|package-lock\.json|pnpm-lock\.yaml|npm-shrinkwrap\.json|gradle\.lockfile)$/;
/** Files that say which version of something is used; in code a number is something else. */
const settings =
  /(?:^|\/)(?:[^/.]+|\.[^/.]+|[^/]*Dockerfile[^/]*|[^/]+\.(?:ya?ml|json|toml|mod|conf|cfg|ini|txt|xml|gradle|properties|hcl|mk|md|rst|env|sh|tf|dockerfile))$/i;
const version = /v?\d+(?:\.\d+)+(?:[-+.][0-9a-z]+)*|\bv\d+\b|\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/gi;
/** Two numbers with a point between them are a version where something says so, and a limit or a ratio elsewhere. */
const short = /^\d+\.\d+$/;
const saysVersion = /version|image|release|tag\b|uses|^\s*(?:from|go|toolchain)\b|\w:v?\d/i;

/**
 * Whether a change only sets versions, and a place has the same or newer ones wherever it names one, and names one for each. Where a version was set back, only
 * the very one counts.
 */
export function hasVersions(files: readonly TouchedFile[]): boolean {
  const all = files.filter(({ file }) => !copied.test(file.path ?? '') && !written.test(file.path ?? ''));
  const [modules, naming] = [all.filter(isModules), all.filter((each) => !isModules(each))];
  if (
    all.length === 0 ||
    !modules.every(({ file, there }) => hasModules(file, there)) ||
    naming.some(({ file, there }) => there === null || !setsVersion(file))
  )
    return false;
  const open = new Set(naming.flatMap(({ file }) => file.hunks.flatMap(({ added }) => added.flatMap(listVersions))));
  for (const { file, there } of naming) {
    const lines = Map.groupBy(Array.isArray(there) ? there : [], mask);
    for (const { removed, added } of file.hunks)
      for (const [at, line] of added.entries()) {
        const found = lines.get(mask(line)) ?? [];
        const [wanted, old] = [listVersions(line), listVersions(removed[at] ?? '')];
        if (!found.every((known) => isAsNew(listVersions(known), wanted, old))) return false;
        if (found.length > 0) for (const each of wanted) open.delete(each);
      }
  }
  return open.size === 0;
}

function isModules({ file }: TouchedFile): boolean {
  return namesModules(file.path ?? '');
}

function setsVersion({ path, hunks }: FileHunks): boolean {
  return settings.test(path ?? '') && hunks.every(isVersionOnly);
}

function isVersionOnly({ removed, added }: Hunk): boolean {
  return (
    added.length > 0 &&
    added.length === removed.length &&
    added.every((line, at) => mask(line) === mask(removed[at] ?? '') && isAboutVersions(line))
  );
}

function isAboutVersions(line: string): boolean {
  const named = listVersions(line);
  return named.length > 0 && (!named.every((each) => short.test(each)) || saysVersion.test(line));
}

function mask(line: string): string {
  return squeeze(line.replace(version, '#'));
}

/** The versions that a line names; beside one that can be compared, a digest says the same once more. */
function listVersions(line: string): readonly string[] {
  const all = line.match(version) ?? [];
  const compared = all.filter((each) => each.includes('.'));
  return compared.length > 0 ? compared : all;
}

function isAsNew(known: readonly string[], wanted: readonly string[], old: readonly string[]): boolean {
  return wanted.every((each, at) => {
    const found = known[at] ?? '';
    return found === each || (isNewer(each, old[at] ?? '') && isNewer(found, each));
  });
}
