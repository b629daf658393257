import type { FileHunks } from '../../../git/schema/patches/read-hunks.ts';
import type { StandingFile } from './stands-here.ts';
import { isNewer } from './version-order.ts';

/** Whether a file names the modules that Go code uses, each in a line with the version. */
export function namesModules(path: string): boolean {
  return /(?:^|\/)go\.mod$/.test(path);
}

const line = /^\s*(?:require\s+)?([\w.~-]+(?:\/[\w.~-]+)*|go|toolchain)\s+(v\d\S*|(?:go)?\d[\w.]*)\s*(?:\/\/.*)?$/;

/**
 * Whether a patch of `go.mod` only sets versions of modules, and each that a place uses has the same or a newer one there; at least one is used there. What
 * is not in the list is not used.
 */
export function hasModules({ hunks }: FileHunks, there: StandingFile): boolean {
  const added = readModules(hunks.flatMap((hunk) => hunk.added));
  const removed = readModules(hunks.flatMap((hunk) => hunk.removed));
  const known = Array.isArray(there) ? readModules(there, true) : null;
  if (added === null || removed === null || known === null) return false;
  const used = [...added].filter(([name]) => known.has(name));
  return used.length > 0 && used.every(([name, wanted]) => isAsNew(known.get(name) ?? '', wanted, removed.get(name)));
}

function isAsNew(found: string, wanted: string, old: string | undefined): boolean {
  return found === wanted || ((old === undefined || isNewer(wanted, old)) && isNewer(found, wanted));
}

/** The versions of modules by name; null where lines say something else, unless `other` lines may. Of several versions of one the last counts, as none has two. */
function readModules(lines: readonly string[], other = false): ReadonlyMap<string, string> | null {
  const found = new Map<string, string>();
  for (const each of lines) {
    if (/^\s*(?:\/\/.*|require \(|\))?$/.test(each)) continue;
    const [, name, version] = line.exec(each) ?? [];
    if (name !== undefined && version !== undefined) found.set(name, version.replace(/^go/, ''));
    else if (!other) return null;
  }
  return found;
}
