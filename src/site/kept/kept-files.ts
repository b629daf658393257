import { createHash, hash, randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { formatKeptState, type KeptFile, parseKeptState } from './kept-state.ts';

/** Files of a site that are kept from one build to the next, each by a key that stands for all that it was made from. */
export interface KeptFiles {
  /** What was noted of a kept file; null where there is none with this key. */
  readonly noteOf: (name: string, key: string) => string | null;
  /** Puts the kept file with this key into the site. False where there is none, or where it is not as it was written: then it has to be written. */
  readonly reuse: (name: string, key: string) => boolean;
  /** Writes a file into the site, and keeps it. `note` is for `noteOf`. */
  readonly write: (
    name: string,
    file: { readonly key: string; readonly content: string | readonly Uint8Array[]; readonly note?: string },
  ) => void;
  /** Keeps a note without a file, for `noteOf`. */
  readonly remember: (name: string, kept: { readonly key: string; readonly note: string }) => void;
  /** SHA-256 of each file that was put into the site so far, by name. */
  readonly digests: ReadonlyMap<string, string>;
  /** Has what is in the site now kept, and nothing else; without it the next build makes everything anew. */
  readonly save: () => void;
}

/** Where files are kept, and what for. Paths are absolute. */
export interface KeptPlace {
  /** A folder of the user's own: whoever can write to it can put files into the site. On the file system of `outDir`, or files are copied. Null keeps nothing. */
  readonly folder: string | null;
  readonly outDir: string;
  /** Stands for all code that makes the files. */
  readonly stamp: string;
}

/**
 * Opens the files that were kept. A file of the site and the kept one are two names of one file, so nobody may write into it in place: who does so spoils the kept one, which is noticed
 * by its digest. What cannot be kept is made anew the next time.
 */
export function openKeptFiles({ folder, outDir, stamp }: KeptPlace): KeptFiles {
  const digests = new Map<string, string>();
  if (folder === null) {
    return {
      noteOf: () => null,
      reuse: () => false,
      write: (name, { content }) => {
        writeBelow(outDir, name, content);
        digests.set(name, digestOf(content));
      },
      remember: () => {},
      digests,
      save: () => {},
    };
  }
  const stateFile = `${folder}.state`;
  const before = readState(stateFile, stamp);
  const now = new Map<string, KeptFile>();
  let writable = true;

  const keep = (name: string, file: Omit<KeptFile, 'place'>): void => {
    if (!writable) return;
    try {
      const kept = path.join(folder, name);
      replaceByLink(path.join(outDir, name), kept);
      now.set(name, { ...file, place: placeOf(kept) });
    } catch {
      writable = false;
    }
  };

  return {
    noteOf: (name, key) => {
      const found = before.get(name);
      return found?.key === key ? found.note : null;
    },
    reuse: (name, key) => {
      const found = before.get(name);
      if (found?.key !== key) return false;
      // What is kept may have been written by another build since the site was looked at.
      const place = putInPlace({ kept: path.join(folder, name), target: path.join(outDir, name), found });
      if (place === null) return false;
      digests.set(name, found.digest);
      now.set(name, place === found.place ? found : { key, digest: found.digest, note: found.note, place });
      return true;
    },
    write: (name, { key, content, note = '' }) => {
      writeBelow(outDir, name, content);
      const digest = digestOf(content);
      digests.set(name, digest);
      keep(name, { key, digest, note });
    },
    remember: (name, { key, note }) => now.set(name, { key, note, digest: '', place: '' }),
    digests,
    save: () => {
      if (!writable) return;
      try {
        for (const [name, former] of before) {
          if (now.has(name)) continue;
          removeStanding(outDir, name, former.place);
          rmSync(path.join(folder, name), { force: true });
        }
        const part = `${stateFile}.part-${randomUUID()}`;
        mkdirSync(path.dirname(stateFile), { recursive: true });
        writeFileSync(part, formatKeptState(stamp, now));
        renameSync(part, stateFile);
      } catch {
        // The next build makes everything anew.
      }
    },
  };
}

// What is kept is looked at when a build begins, and again where its files are made.
let lastRead: { readonly text: string; readonly stamp: string; readonly files: ReadonlyMap<string, KeptFile> }[] = [];

function readState(file: string, stamp: string): ReadonlyMap<string, KeptFile> {
  try {
    const text = readFileSync(file, 'utf8');
    const known = lastRead.find((read) => read.stamp === stamp && read.text === text);
    if (known !== undefined) return known.files;
    const files = parseKeptState(text, stamp);
    lastRead = [...lastRead.slice(-1), { text, stamp, files }];
    return files;
  } catch {
    return new Map();
  }
}

/**
 * Puts a kept file into the site, where it may stand already, and tells the place that it has then. Null where it is not what was kept. What is looked at is what stands in the site then: another
 * build may replace the kept file meanwhile.
 */
function putInPlace({ kept, target, found }: { readonly kept: string; readonly target: string; readonly found: KeptFile }): string | null {
  if (placeIfAny(target) === found.place) return found.place;
  const isKnown = placeIfAny(kept) === found.place;
  if (!putBelow(kept, target)) return null;
  const place = placeOf(target);
  // Another name changes the time of the last change alone.
  if ((isKnown && contentPlace(place) === contentPlace(found.place)) || isAsWritten(target, found)) return place;
  rmSync(target, { force: true });
  return null;
}

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

/** Whether a file has the content and the mode that were kept. It is read: whoever writes into it can put its time back. */
function isAsWritten(file: string, { place, digest }: KeptFile): boolean {
  return contentPlace(place).endsWith(` ${lstatSync(file).mode}`) && hash('sha256', readFileSync(file)) === digest;
}

function digestOf(content: string | readonly Uint8Array[]): string {
  if (typeof content === 'string') return hash('sha256', content);
  const digest = createHash('sha256');
  for (const piece of content) digest.update(piece);
  return digest.digest('hex');
}

/** SHA-256 of a file that is as it was when it was put into the site, by its path there; null where it has to be read. */
export function readKeptDigests({ folder, outDir, stamp }: KeptPlace): (name: string) => string | null {
  const files = folder === null ? new Map<string, KeptFile>() : readState(`${folder}.state`, stamp);
  return (name) => {
    const found = files.get(name);
    return found !== undefined && placeOf(path.join(outDir, name)) === found.place ? found.digest : null;
  };
}

/** Tells one state of one file from all others without reading it: nobody but the system sets the time of its last change, which is also that of its last name. A link is not followed. */
function placeOf(file: string): string {
  const { ino, size, mtimeNs, ctimeNs, mode } = lstatSync(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs} ${mode} ${ctimeNs}`;
}

function placeIfAny(file: string): string | null {
  const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.ino} ${found.size} ${found.mtimeNs} ${found.mode} ${found.ctimeNs}`;
}

/** A place without the time of the last change. */
function contentPlace(place: string): string {
  return place.slice(0, place.lastIndexOf(' '));
}

/** Gives a kept file its name in the site, in place of what has it. A link is not followed, nor anything else but a file. */
function putBelow(kept: string, target: string): boolean {
  try {
    if (!lstatSync(kept).isFile()) return false;
    linkMaking(kept, target);
    return true;
  } catch {
    return false;
  }
}

function linkMaking(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') unlinkSync(name);
    else mkdirSync(path.dirname(name), { recursive: true });
    linkOrCopy(file, name);
  }
}

/** Gives a file a second name, in place of what has it. The other is never written into: it may be a file of a site that is served. */
function replaceByLink(file: string, name: string): void {
  try {
    unlinkSync(name);
  } catch {
    mkdirSync(path.dirname(name), { recursive: true });
  }
  linkOrCopy(file, name);
}

/** Not every file system has links, and each has a most. What has the name already is replaced and never written into. */
function linkOrCopy(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    rmSync(name, { force: true });
    copyFileSync(file, name, constants.COPYFILE_EXCL);
  }
}
