import { diffArrays } from 'diff';
import { compareLines, listChangedLines, type PatchPrint } from '../../git/schema/patches/patch-print.ts';
import type { Fidelity } from './extension.ts';

const mostLines = 60;
const mostFiles = 30;
const mostEdits = 300;

/** Compares a copy with what it was copied from, by what both change. */
export function comparePrints(origin: PatchPrint, copy: PatchPrint): Fidelity {
  const copied = new Map(copy.files.map((file) => [file.path, file]));
  const original = new Set(origin.files.map(({ path }) => path));
  const equal = origin.files.filter(({ path, lines }) => {
    const other = copied.get(path);
    return other !== undefined && other.lines.length === lines.length && compareLines(other.lines, lines) === 1;
  });
  const share = compareLines(listChangedLines(origin), listChangedLines(copy));
  // The same lines in another order, as where a list is sorted otherwise.
  const sameLines = share === 1 && equal.length === origin.files.length && copied.size === original.size;
  const kind =
    origin.cut || copy.cut
      ? 'unknown'
      : origin.exact === copy.exact
        ? 'equal'
        : origin.loose === copy.loose || sameLines
          ? 'equal-but-context'
          : 'differs';
  const known = new Set(origin.markers.map(({ path }) => baseOf(path)));
  return {
    kind,
    share: Math.round(share * 100) / 100,
    files: origin.files.length,
    equalFiles: equal.length,
    onlyOrigin: origin.files
      .filter(({ path }) => !copied.has(path))
      .map(({ path }) => path)
      .slice(0, mostFiles),
    onlyCopy: copy.files
      .filter(({ path }) => !original.has(path))
      .map(({ path }) => path)
      .slice(0, mostFiles),
    markers: copy.markers.filter(({ path }) => !known.has(baseOf(path))),
    picked: null,
    difference: [],
  };
}

/** A file that was renamed or deleted on one side: both have one of the same name elsewhere, or the copy lacks what the origin changes. git leaves no markers then. */
export function looksMoved({
  onlyOrigin,
  onlyCopy,
}: Pick<Fidelity, 'onlyOrigin' | 'onlyCopy'>): { readonly from: string; readonly to: string } | null {
  for (const from of onlyOrigin) {
    const to = onlyCopy.find((path) => baseOf(path) === baseOf(from));
    if (to !== undefined) return { from, to };
  }
  return null;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * The difference between two patches as `git range-diff` shows it: each line of a patch with a sign in front that says which of the two has it. Places in files
 * are left out, since they differ on every line. Only what differs is kept, with a line around it.
 */
export function diffPatches(origin: readonly string[], copy: readonly string[]): readonly string[] {
  const parts = diffArrays([...origin.filter(isTelling).map(shorten)], [...copy.filter(isTelling).map(shorten)], {
    maxEditLength: mostEdits,
  });
  if (parts === undefined) return ['… too different to be shown line by line'];
  const lines: string[] = [];
  parts.forEach(({ value, added, removed }, at) => {
    if (added || removed) lines.push(...value.map((line) => `${added ? '+' : '-'}${line}`));
    else {
      const before = at === 0 ? [] : value.slice(0, 1);
      const after = at === parts.length - 1 ? [] : value.slice(-1);
      const files = value.filter((line) => line.startsWith('## '));
      const kept =
        value.length <= 2
          ? value
          : [...before, ...files.slice(-1).filter((line) => !before.includes(line) && !after.includes(line)), ...after];
      lines.push(...kept.map((line) => ` ${line}`));
    }
  });
  return lines.length > mostLines ? [...lines.slice(0, mostLines), `… ${lines.length - mostLines} more lines`] : lines;
}

function isTelling(line: string): boolean {
  return !/^(?:index |--- |\+\+\+ |@@ |new file|deleted file|old mode|new mode|similarity |\\ )/.test(line);
}

function shorten(line: string): string {
  const header = /^diff --git a\/(.+) b\//.exec(line);
  return header ? `## ${header[1]}` : line;
}

/**
 * From where to where a folder moved, by what stands before the part that two paths have in common: of `a/b.go` and `components/cli/a/b.go` the empty
 * path and `components/cli`, with a blank between them. Null where not even the file's name is the same.
 */
export function nameTreeMove({ from, to }: { readonly from: string; readonly to: string }): string | null {
  const [before, after] = [from.split('/'), to.split('/')];
  while (before.length > 0 && after.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return before.length + after.length === 0 || before.length === from.split('/').length ? null : `${before.join('/')} ${after.join('/')}`;
}

/** The folder at the top that a file stands in after a move, where it stood outside of it; null where it stays below the same one, or at the top. */
export function nameTop({ from, to }: { readonly from: string; readonly to: string }): string | null {
  const [top = '', ...below] = to.split('/');
  return below.length === 0 || from.startsWith(`${top}/`) ? null : top;
}
