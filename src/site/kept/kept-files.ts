import { createHash, hash, randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { removeStanding } from './clear-spare.ts';
import { contentPlace, placeIfAny, placeOf } from './file-place.ts';
import { formatKeptState, type KeptFile } from './kept-state.ts';
import { putBelow, replaceByLink } from './link-file.ts';
import { type KeptPlace, readState } from './read-kept-state.ts';

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
      const kept = keptPath(folder, name);
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
      const place = putInPlace({ kept: keptPath(folder, name), target: path.join(outDir, name), found });
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
          rmSync(keptPath(folder, name), { force: true });
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

/** Where a file of the site is kept: in one of 256 folders, since making a folder for each page takes as long as making the page. */
export function keptPath(folder: string, name: string): string {
  const digest = hash('sha256', name);
  return path.join(folder, digest.slice(0, 2), digest.slice(2, 34));
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
