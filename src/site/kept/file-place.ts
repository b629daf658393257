import { lstatSync } from 'node:fs';

/** Tells one state of one file from all others without reading it: nobody but the system sets the time of its last change, which is also that of its last name. A link is not followed. */
export function placeOf(file: string): string {
  const { ino, size, mtimeNs, ctimeNs, mode } = lstatSync(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs} ${mode} ${ctimeNs}`;
}

/** The same, or null where there is no file. */
export function placeIfAny(file: string): string | null {
  const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.ino} ${found.size} ${found.mtimeNs} ${found.mode} ${found.ctimeNs}`;
}

/** A place without the time of the last change. */
export function contentPlace(place: string): string {
  return place.slice(0, place.lastIndexOf(' '));
}
