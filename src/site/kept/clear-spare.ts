import { existsSync, readdirSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { contentPlace, placeIfAny } from './file-place.ts';
import { type KeptPlace, readState } from './read-kept-state.ts';

/**
 * Prepares a folder that holds an earlier site: what is left in it is what is kept, file by file, and nothing else, whatever somebody put there. So what did not change since need not be put there again.
 * Returns the names of what is left, each with the place that the file has, as in `KeptFile`. A link is not followed.
 */
export function clearSpare(outDir: string, places: readonly KeptPlace[]): Map<string, string> {
  const states = places.flatMap(({ folder, stamp }) => (folder === null ? [] : [readState(`${folder}.state`, stamp)]));
  const standing = new Map<string, string>();
  // Node's own listing of all folders goes through links.
  const clear = (folder: string, start: string): boolean => {
    let isUsed = false;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = `${start}${entry.name}`;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (clear(file, `${name}/`)) isUsed = true;
        else rmdirSync(file);
        continue;
      }
      const found = states.map((state) => state.get(name)).find((state) => state !== undefined);
      if (found !== undefined && placeIfAny(file) === found.place) {
        standing.set(name, found.place);
        isUsed = true;
      } else unlinkSync(file);
    }
    return isUsed;
  };
  if (existsSync(outDir)) clear(outDir, '');
  return standing;
}

/** Removes a file of a site that is still the one that was found there, and the folders in which there is nothing else. */
export function removeStanding(outDir: string, name: string, place: string): void {
  const file = path.join(outDir, name);
  const found = placeIfAny(file);
  // Whoever takes away the other name changes the time of the last change.
  if (found === null || contentPlace(found) !== contentPlace(place)) return;
  rmSync(file, { force: true });
  for (let folder = path.dirname(file); folder.length > outDir.length && removeIfEmpty(folder); ) folder = path.dirname(folder);
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // Something else is in it.
    return false;
  }
}
