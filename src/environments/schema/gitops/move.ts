import type { ListedVersion } from './file-values.ts';

/** A place that holds one version at a time; names as the files have them. */
export interface PromotionPlace {
  readonly environment: string | null;
  readonly application: string | null;
  readonly instance: string | null;
}

/** What a commit did to the version in a place. `to` is null when nothing names a version there any more. */
export interface Move {
  readonly place: PromotionPlace;
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
  /** How many instances of the environment it was, of how many, and their names when they are few; null for all, or for a single one. */
  readonly share: { readonly moved: number; readonly of: number; readonly names: readonly string[] } | null;
  /** Whether `to` ran there before. */
  readonly returned: boolean;
  /** Set for an entry of a list that went: whether it was complete. */
  readonly listed?: 'incomplete' | 'complete';
}

/** Where a version was held back, and since when. */
export interface Hold {
  readonly place: PromotionPlace;
  readonly path: string;
  /** Whether new versions come in by themselves since this commit. */
  readonly automatic: boolean;
}

/**
 * Entries of a list that came and went, as moves. One that was complete and makes room for a newer one ran its course: the newer one tells.
 * `running` is what the list brought before, oldest first, and is brought up to date.
 */
export function compareEntries(
  { place, path, at }: { readonly place: PromotionPlace; readonly path: string; readonly at: number | null },
  before: readonly ListedVersion[],
  after: readonly ListedVersion[],
  running: string[],
): readonly Move[] {
  const moves: Move[] = [];
  const stays = new Set(after.map(({ version }) => version));
  const known = new Set(before.flatMap(({ version, counts }) => (counts ? [version] : [])));
  const coming = after.filter(({ version, counts }) => counts && !known.has(version));
  for (const { version, counts, complete } of before) {
    if (!counts || stays.has(version)) continue;
    const index = running.lastIndexOf(version);
    const newest = index === running.length - 1 && coming.length === 0;
    if (index >= 0) running.splice(index, 1);
    const incomplete = complete !== null && at !== null && at < complete;
    if (!incomplete && complete !== null && !newest) continue;
    moves.push({ place, path, from: version, to: null, share: null, returned: false, listed: incomplete ? 'incomplete' : 'complete' });
  }
  for (const { version } of coming) {
    moves.push({ place, path, from: running.at(-1) ?? null, to: version, share: null, returned: running.includes(version) });
    running.push(version);
    // Long lists keep what they had; what ran last is enough to say what came before.
    if (running.length > 1000) running.splice(0, 500);
  }
  return moves;
}
