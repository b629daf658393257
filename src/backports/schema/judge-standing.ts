import type { FileHunks, Hunk } from '../../git/schema/patches/read-hunks.ts';
import { compareVersions, parseVersion } from '../../releases/schema/version.ts';

/**
 * What stands in a place where no copy of a change was found, as far as files tell: all lines that it adds (`here`), none of the files that it changes
 * (`gone`), or another version of what it sets the version of (`version`); `overwritten` where the lines are not even left on the line that has it.
 */
export type Standing = 'here' | 'gone' | 'version' | 'overwritten';

/** A file where a change is looked for: its lines; `absent` where there is none, null where that cannot be told. */
export type StandingFile = readonly string[] | 'absent' | null;

type ReadFile = (path: string) => StandingFile;

/** Fewer signs of what is added stand anywhere by chance. */
const telling = 30;

/**
 * Judges what stands in a place by the files that a change touches, there and on the line that has it. Null where nothing is sure: then the change is missing.
 * Of what is said to make something secure, only an equal or newer version and the very lines count.
 */
export function judgeStanding(
  changed: readonly FileHunks[],
  { there, before, security }: { readonly there: ReadFile; readonly before: ReadFile; readonly security: boolean },
): Standing | null {
  if (changed.length === 0 || changed.some(({ path, hunks }) => path === null || hunks.length === 0)) return null;
  if (!security && isOverwritten(touch(changed, before))) return 'overwritten';
  const files = touch(changed, there);
  const own = files.filter(({ path }) => !copied.test(path) && !manifest.test(path));
  if (own.some(({ there }) => there === null)) return null;
  // What makes new files only is missing where they are not.
  if (files.every(({ there }) => there === 'absent')) return security || files.every(({ isNew }) => isNew) ? null : 'gone';
  const isBump = own.every(setsVersion) && (own.length > 0 || files.some(({ path }) => manifest.test(path)));
  if (isBump && (!security || hasVersions(own))) return 'version';
  const signs = files.flatMap(({ hunks }) => hunks.flatMap(({ added }) => added.map(squeeze))).join('').length;
  return signs >= telling && files.every(stands) ? 'here' : null;
}

interface Touched {
  readonly path: string;
  readonly isNew: boolean;
  readonly hunks: readonly Hunk[];
  readonly there: StandingFile;
}

function touch(changed: readonly FileHunks[], fileOf: ReadFile): readonly Touched[] {
  return changed.map(({ path, ...file }) => ({ ...file, path: path ?? '', there: fileOf(path ?? '') }));
}

/** Next to nothing of what was added is left. */
function isOverwritten(files: readonly Touched[]): boolean {
  if (files.some(({ there }) => there === null)) return false;
  const all = files.map(({ hunks, there }) => {
    const own = new Set(Array.isArray(there) ? there.map(squeeze) : []);
    const added = hunks.flatMap((hunk) => hunk.added.map(squeeze)).filter((line) => line.length >= 8);
    return { added: added.length, left: added.filter((line) => own.has(line)).length };
  });
  const sum = (key: 'added' | 'left'): number => all.reduce((total, each) => total + each[key], 0);
  return sum('added') > 0 && 10 * sum('left') <= sum('added');
}

/** All that is added stands together, and nothing that was taken out does. */
function stands({ hunks, there }: Touched): boolean {
  if (!Array.isArray(there)) return false;
  const text = `\n${there
    .map(squeeze)
    .filter((line) => line !== '')
    .join('\n')}\n`;
  const has = (lines: readonly string[]): boolean => {
    const told = lines.map(squeeze).filter((line) => line !== '');
    return told.length > 0 && text.includes(`\n${told.join('\n')}\n`);
  };
  return hunks.every(({ added, removed }) =>
    added.some((line) => squeeze(line) !== '') ? has(added) && !(isTelling(removed) && has(removed)) : !isTelling(removed) || !has(removed),
  );
}

/** Blank lines come and go. */
function squeeze(line: string): string {
  return line.replace(/\s+/g, '');
}

function isTelling(lines: readonly string[]): boolean {
  return lines.map(squeeze).join('').length >= 8;
}

/** What others wrote and is copied here as a whole. */
const copied = /(?:^|\/)(?:vendor|third_party|node_modules)\//;
/** What says which of it, and what tools write down of that. */
const manifest =
  /(?:^|\/)(?:[\w.-]+\.(?:mod|sum|lock)|vendor\.conf|package-lock\.json|pnpm-lock\.yaml|npm-shrinkwrap\.json|gradle\.lockfile)$/;
/** Files that say which version of something is used; in code a number is something else. */
const settings =
  /(?:^|\/)(?:[^/.]+|\.[^/.]+|[^/]*Dockerfile[^/]*|[^/]+\.(?:ya?ml|json|toml|mod|conf|cfg|ini|txt|xml|gradle|properties|hcl|mk|md|rst|env|sh|tf|dockerfile))$/i;
const version = /v?\d+(?:\.\d+)+(?:[-+.][0-9a-z]+)*|\bv\d+\b|\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/gi;

function setsVersion({ path, hunks }: Touched): boolean {
  return settings.test(path) && hunks.every(isVersionOnly);
}

function isVersionOnly({ removed, added }: Hunk): boolean {
  return added.length > 0 && added.length === removed.length && added.every((line, at) => mask(line) === mask(removed[at] ?? ''));
}

function mask(line: string): string {
  return squeeze(line.replace(version, '#'));
}

/** Of something that was made secure, a place has the same version or a newer one wherever it names one, and names one for each. */
function hasVersions(files: readonly Touched[]): boolean {
  const open = new Set(files.flatMap(({ hunks }) => hunks.flatMap(({ added }) => added.flatMap(listVersions))));
  for (const { hunks, there } of files) {
    const lines = new Map(Array.isArray(there) ? there.map((line) => [mask(line), line]) : []);
    for (const line of hunks.flatMap(({ added }) => added)) {
      const found = lines.get(mask(line));
      if (found === undefined) continue;
      const known = listVersions(found);
      if (!listVersions(line).every((wanted, at) => isAtLeast(known[at] ?? '', wanted))) return false;
      for (const wanted of listVersions(line)) open.delete(wanted);
    }
  }
  return files.length > 0 && open.size === 0;
}

function listVersions(line: string): readonly string[] {
  return line.match(version) ?? [];
}

function isAtLeast(found: string, wanted: string): boolean {
  if (found === wanted) return true;
  const [one, other] = [found, wanted].map((text) => parseVersion(text.replace(/^v/i, '')));
  return one !== null && one !== undefined && other !== null && other !== undefined && compareVersions(one, other) >= 0;
}
