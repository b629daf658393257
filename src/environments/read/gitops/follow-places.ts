import type { PromotionPlace } from '../../schema/gitops/move.ts';

/** Which version each place holds: of the files that name one, the first pattern's counts, and of those the first path's. */
export interface Places {
  /** Says that a file names a version for a place, or none any more. */
  readonly set: (place: PromotionPlace, from: { readonly path: string; readonly rank: number; readonly version: string | null }) => void;
  /** The places that changed since this was asked last. */
  readonly take: () => readonly PlaceChange[];
  readonly current: () => Iterable<PlaceState>;
}

export interface PlaceChange {
  readonly place: PromotionPlace;
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly returned: boolean;
}

export interface PlaceState {
  readonly place: PromotionPlace;
  readonly version: string | null;
}

interface Writer {
  readonly path: string;
  readonly rank: number;
  readonly version: string;
}

interface Followed {
  readonly place: PromotionPlace;
  version: string | null;
  path: string;
  writers: readonly Writer[];
  /** Versions that ran there, newest last. */
  earlier: string[];
}

const remembered = 50;

/** Begins to follow places; none holds anything. */
export function followPlaces(): Places {
  const all = new Map<string, Followed>();
  const touched = new Set<Followed>();
  return {
    set: (place, { path, rank, version }) => {
      const key = `${place.environment}\0${place.application}\0${place.instance}`;
      let followed = all.get(key);
      if (followed === undefined) {
        followed = { place, version: null, path, writers: [], earlier: [] };
        all.set(key, followed);
      }
      const others = followed.writers.filter((writer) => writer.path !== path);
      followed.writers = version === null ? others : [...others, { path, rank, version }];
      touched.add(followed);
    },
    take: () => {
      const changes: PlaceChange[] = [];
      for (const followed of touched) {
        const { place, version: from, earlier } = followed;
        const first = followed.writers.reduce<Writer | null>(chooseFirst, null);
        const to = first?.version ?? null;
        if (first !== null) followed.path = first.path;
        if (to === from) continue;
        changes.push({ place, path: followed.path, from, to, returned: to !== null && earlier.includes(to) });
        followed.version = to;
        if (from !== null) {
          earlier.push(from);
          if (earlier.length > remembered) earlier.shift();
        }
      }
      touched.clear();
      return changes;
    },
    current: () => all.values(),
  };
}

function chooseFirst(best: Writer | null, writer: Writer): Writer {
  if (best === null || writer.rank < best.rank) return writer;
  return writer.rank === best.rank && writer.path < best.path ? writer : best;
}
