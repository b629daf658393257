import type { FileHunks, Hunk } from '../../../git/schema/patches/read-hunks.ts';
import { isTelling, plainLines } from './plain-lines.ts';

/** A file where a change is looked for: its lines; `absent` where there is none, null where that cannot be told. */
export type StandingFile = readonly string[] | 'absent' | null;

/** A file that a change touches: in the place, and on the line that has the change. */
export interface TouchedFile {
  readonly file: FileHunks;
  readonly there: StandingFile;
  readonly before: StandingFile;
}

/** Fewer signs of what is added stand anywhere by chance. */
const telling = 30;
/** So many lines around a place are looked through for one that stood around the change. */
const near = 6;

/** Whether all that is added stands together where it belongs, and nothing that was taken out does. */
export function isHere(files: readonly TouchedFile[]): boolean {
  const added = files.flatMap(({ file }) => file.hunks.flatMap((hunk) => hunk.added));
  return isTelling(added, telling) && files.every(stands);
}

function stands({ file, there, before }: TouchedFile): boolean {
  if (file.isDeleted) return there === 'absent';
  if (!Array.isArray(there)) return false;
  const plain = plainLines(file.path ?? '');
  const own = plain(there);
  const old = Array.isArray(before) ? plain(before) : [];
  const all = new Set(file.hunks.flatMap(({ added }) => plain(added)));
  const [known, left] = [new Set(own), new Set(old)];
  const returned = file.hunks.flatMap(({ removed }) => plain(removed)).some(isBack);
  return !returned && file.hunks.every((hunk) => standsInPlace(hunk, { own, old, plain }));

  /** A line that is taken out, and is left there while it is not on the line that has the change. */
  function isBack(line: string): boolean {
    return isTelling([line]) && !all.has(line) && known.has(line) && !left.has(line);
  }
}

function standsInPlace(
  { before, removed, added, after }: Hunk,
  {
    own,
    old,
    plain,
  }: { readonly own: readonly string[]; readonly old: readonly string[]; readonly plain: (lines: readonly string[]) => readonly string[] },
): boolean {
  const [above, out, put, below] = [plain(before), plain(removed), plain(added), plain(after)];
  // As often as on the line that has the change, as equal lines may stand in several places of a file.
  if (isTelling(out) && findBlock(own, out).length > findBlock(old, out).length) return false;
  // Where nothing is added, what stood around what was taken out stands together.
  if (put.length === 0) return !isTelling(out) || (above.length + below.length > 0 && findBlock(own, [...above, ...below]).length > 0);
  const places = findBlock(own, put);
  if (isTelling(put) && places.length < findBlock(old, put).length) return false;
  return places.some(
    (place) => hasNear(own.slice(Math.max(0, place - near), place), above) && hasNear(own.slice(place + put.length).slice(0, near), below),
  );
}

/** Whether any line that says something stands near; so where none does. */
function hasNear(found: readonly string[], wanted: readonly string[]): boolean {
  const said = wanted.filter((line) => isTelling([line]));
  return said.length === 0 || said.some((line) => found.includes(line));
}

/** Where lines stand together. */
function findBlock(lines: readonly string[], block: readonly string[]): readonly number[] {
  const places: number[] = [];
  for (let at = lines.indexOf(block[0] ?? ''); at >= 0; at = lines.indexOf(block[0] ?? '', at + 1))
    if (block.every((line, offset) => lines[at + offset] === line)) places.push(at);
  return places;
}
