import type { FileHunks } from '../../../git/schema/patches/read-hunks.ts';
import { squeeze } from './plain-lines.ts';
import { hasVersions } from './sets-version.ts';
import { isHere, type StandingFile } from './stands-here.ts';

export type { StandingFile } from './stands-here.ts';

/**
 * What stands in a place where no copy of a change was found, as far as files tell: all lines that it adds (`here`), neither the files that it changes nor
 * the code in them (`gone`), or an equal or newer version of what it sets the version of (`version`); `overwritten` where the lines are not even left on
 * the line that has it.
 */
export type Standing = (typeof standings)[number];

export const standings = ['here', 'gone', 'version', 'overwritten'] as const;

/** What a change is looked for in. */
export interface Place {
  /** The files of the place, and those of the line that has the change. */
  readonly there: (path: string) => StandingFile;
  readonly before: (path: string) => StandingFile;
  /** Whether what a patch of a file takes out and what it leaves around it stands in any file of the place; null where that cannot be told. */
  readonly isElsewhere: (file: FileHunks) => boolean | null;
  readonly security: boolean;
}

/** Lines of that length may have been cut. */
const longest = 500;

/**
 * Judges what stands in a place by the files that a change touches, there and on the line that has it. Null where nothing is sure: then the change is missing.
 * Of what is said to make something secure, only an equal or newer version and the very lines count.
 */
export function judgeStanding(changed: readonly FileHunks[], { there, before, isElsewhere, security }: Place): Standing | null {
  if (changed.length === 0 || !changed.every(isWhole)) return null;
  const files = changed.map((file) => ({ file, there: there(file.path ?? ''), before: before(file.path ?? '') }));
  if (hasVersions(files)) return 'version';
  if (isHere(files)) return 'here';
  if (security) return null;
  // What makes new files only is missing where they are not.
  const isGone = files.every(({ there }) => there === 'absent') && !files.every(({ file }) => file.isNew);
  if (isGone && changed.every((file) => file.isNew || file.isDeleted || isElsewhere(file) === false)) return 'gone';
  return isOverwritten(files) ? 'overwritten' : null;
}

/** Of a name that git quoted, a binary file, a mode and a long line the patch does not say everything. */
function isWhole({ path, hunks, isOtherMode }: FileHunks): boolean {
  return (
    path !== null &&
    !isOtherMode &&
    hunks.length > 0 &&
    hunks.every(({ added, removed }) => [...added, ...removed].every((line) => line.length < longest))
  );
}

/** Next to nothing of what was added is left. */
function isOverwritten(files: readonly { readonly file: FileHunks; readonly before: StandingFile }[]): boolean {
  if (files.some(({ before }) => before === null)) return false;
  const all = files.map(({ file, before }) => {
    const own = new Set(Array.isArray(before) ? before.map(squeeze) : []);
    const added = file.hunks.flatMap((hunk) => hunk.added.map(squeeze)).filter((line) => line.length >= 8);
    return { added: added.length, left: added.filter((line) => own.has(line)).length };
  });
  const sum = (key: 'added' | 'left'): number => all.reduce((total, each) => total + each[key], 0);
  return sum('added') > 0 && 10 * sum('left') <= sum('added');
}
