import { hash } from 'node:crypto';
import { z } from 'zod';
import { openContentStore } from '../../git/read/kept/content-store.ts';
import { type Standing, standings } from '../schema/standing/judge-standing.ts';

/** What files tell of a change in a place. Where it was overwritten, the commits that did so have to be looked for, too. */
export interface FoundStanding {
  readonly standing: Standing | null;
  /** Later commits to the files of what was overwritten; empty for all else. */
  readonly later: readonly string[];
}

/** What was found for the same change between the same commits by an earlier run. */
export interface KeptStandings {
  readonly find: (asked: unknown) => FoundStanding | undefined;
  /** Only what was read whole may be kept: what is missing in this clone may come. */
  readonly put: (asked: unknown, found: FoundStanding) => void;
  /** Keeps what was found or put in this run, and nothing else. */
  readonly save: () => void;
}

const keptSchema = z.record(z.string(), z.object({ standing: z.enum(standings).nullable(), later: z.array(z.string()) }));
const all = 'all';

/** Opens what is kept of a repository in a product, which `name` tells from all others; `kept` null keeps nothing. */
export function openKeptStandings(name: string, kept: { readonly folder: string; readonly stamp: () => string } | null): KeptStandings {
  const store = openContentStore(kept?.folder ?? null, `standings ${name}`, kept?.stamp ?? (() => ''));
  const before = keptSchema.safeParse(store.get(all));
  const known = new Map(before.success ? Object.entries(before.data) : []);
  const used = new Map<string, FoundStanding>();
  const keyOf = (asked: unknown): string => hash('sha256', JSON.stringify(asked)).slice(0, 32);
  return {
    find: (asked) => {
      const key = keyOf(asked);
      const found = known.get(key);
      if (found !== undefined) used.set(key, found);
      return found;
    },
    put: (asked, found) => {
      used.set(keyOf(asked), found);
    },
    save: () => {
      const isSame = used.size === known.size && [...used.keys()].every((key) => known.has(key));
      if (!isSame) store.put(all, Object.fromEntries(used));
      store.save();
    },
  };
}
