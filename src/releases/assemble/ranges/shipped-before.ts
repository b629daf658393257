import type { FindCommit } from '../../../git/schema/find-commit.ts';
import type { DraftChange } from '../changes/draft-change.ts';
import { normaliseTitle } from '../changes/know-pulls.ts';
import type { FindTwins } from '../copies/find-twins.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { Shipment } from './ship-commits.ts';

/** A commit of a range whose change the line, or what it branched off, has shipped before. */
export interface ShippedBefore {
  readonly commit: number;
  /** The stop that shipped it, and the commit that it shipped it by: this one or a copy. */
  readonly serial: number;
  readonly by: number;
  readonly pull: number | null;
  /** What the two have in common where nothing says that one is a copy of the other; null where that is certain. */
  readonly likely: string | null;
}

/** What a product has shipped in one repository, by what a change is: commits it is or was copied from, pull requests it was made in. */
export interface History {
  /** Takes commits off changes that the line, or what it branched off, has shipped before by another commit. */
  readonly setApart: (drafts: Iterable<DraftChange>, shipment: Shipment) => readonly ShippedBefore[];
  /** The commits set apart so far because one had shipped the same before. */
  readonly copiesOf: (index: number) => readonly number[];
  /** Remembers commits as taken back within the stop that brought them: what comes again after that is new. */
  readonly takeBack: (commits: readonly number[], shipment: Shipment) => void;
  /** Remembers a change as shipped. */
  readonly record: (draft: DraftChange, shipment: Shipment) => void;
}

/** What a change is, to tell copies: an even number for a commit, an odd one for a pull request, text for a commit that is not there and for Gerrit's id. */
export type Identity = number | string;

/** Identity of a commit by its id, abbreviated or not. */
export function identityOfCommit(sha: string, find: FindCommit): Identity {
  const index = find(sha);
  return index < 0 ? sha.slice(0, 12) : identityOfIndex(index);
}

/** Identity of a commit by its number. */
function identityOfIndex(index: number): Identity {
  return 2 * index;
}

/** Identity of a pull request. */
function identityOfPull(number: number): Identity {
  return 2 * number + 1;
}

const noIdentities: readonly Identity[] = [];
const noCopies: readonly number[] = [];

/** Where a change was shipped, and by which commit. */
interface Place {
  readonly serial: number;
  readonly by: number;
  readonly likely?: string;
}

interface Entry extends Place {
  /** False where a revert took it back. */
  readonly shipped: boolean;
  /** For a pull request that brought the change: the commit or merge whose title has to be the same, since a number proves nothing by itself. */
  readonly speaker?: number;
}

/** Starts an empty history. `isBefore` tells whether a stop is in a chain: on its line, or in what it branched off. */
export function startHistory(options: {
  readonly factsOf: FactsOf;
  readonly find: FindCommit;
  readonly twinsOf: FindTwins;
  readonly isBefore: (serial: number, shipment: Shipment) => boolean;
}): History {
  const { factsOf, find, twinsOf, isBefore } = options;
  const entries = new Map<Identity, Entry[]>();
  const copies = new Map<number, number[]>();
  const lookUp = (identity: Identity, shipment: Shipment, accepts?: (entry: Entry) => boolean): Place | null => {
    const list = entries.get(identity);
    if (!list) return null;
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const entry = list[at];
      if (entry && accepts && !accepts(entry)) continue;
      if (entry && entry.serial !== shipment.stop.serial && isBefore(entry.serial, shipment)) return entry.shipped ? entry : null;
    }
    return null;
  };
  const write = (identity: Identity, entry: Entry): void => {
    const list = entries.get(identity);
    if (!list) entries.set(identity, [entry]);
    else if (!isSameEntry(list.at(-1), entry)) list.push(entry);
  };
  const originsOf = (index: number): readonly Identity[] => {
    const { marks } = factsOf(index);
    if (marks.length === 0) return noIdentities;
    const found: Identity[] = [];
    for (const mark of marks) {
      if (mark.kind === 'origin-commit') found.push(identityOfCommit(mark.sha, find));
      else if (mark.kind === 'change-id') found.push(mark.id);
    }
    return found;
  };
  const titleOf = (index: number): string => {
    const { merged, commit } = factsOf(index);
    return normaliseTitle(merged?.title ?? commit.subject);
  };
  const hasTitleOf =
    (speaker: number) =>
    (entry: Entry): boolean =>
      entry.speaker === undefined || entry.speaker === speaker || titleOf(entry.speaker) === titleOf(speaker);
  return {
    setApart: (drafts, shipment) => {
      const apart: ShippedBefore[] = [];
      for (const draft of drafts) {
        const byPull = shippedPull(draft, shipment);
        const before = apart.length;
        for (const index of draft.commits) {
          const place = shippedCommit(index, shipment) ?? byPull ?? shippedByNumber(index, draft, shipment) ?? shippedTwin(index, shipment);
          if (!place) continue;
          apart.push({ commit: index, serial: place.serial, by: place.by, pull: draft.number, likely: place.likely ?? null });
          const known = copies.get(place.by);
          if (known) known.push(index);
          else copies.set(place.by, [index]);
        }
        if (apart.length === before) continue;
        const gone = new Set(apart.slice(before).map(({ commit }) => commit));
        draft.commits = draft.commits.filter((index) => !gone.has(index));
      }
      return apart;
    },
    copiesOf: (index) => copies.get(index) ?? noCopies,
    takeBack: (commits, shipment) => {
      for (const by of commits) write(identityOfIndex(by), { serial: shipment.stop.serial, by, shipped: false });
    },
    record: (draft, shipment) => {
      const { serial } = shipment.stop;
      const entry = { serial, by: draft.commits.at(-1) ?? -1, shipped: true };
      for (const pull of draft.pulls) if (pull.role === 'origin') write(identityOfPull(pull.number), entry);
      if (draft.number !== null && draft.merge !== null) write(identityOfPull(draft.number), { ...entry, speaker: draft.merge });
      else if (draft.number !== null)
        for (const index of draft.commits) write(identityOfPull(draft.number), { serial, by: index, shipped: true, speaker: index });
      for (const index of draft.commits) for (const origin of originsOf(index)) write(origin, { serial, by: index, shipped: true });
      for (const index of draft.takenBack) {
        const gone = { serial, by: index, shipped: false };
        write(identityOfIndex(index), gone);
        for (const origin of originsOf(index)) write(origin, gone);
        for (const mark of factsOf(index).marks) {
          const origin = mark.kind === 'origin-commit' ? find(mark.sha) : -1;
          const pull = origin < 0 ? null : factsOf(origin).merged;
          if (pull) write(identityOfPull(pull.number), gone);
          if (mark.kind === 'merged' || mark.kind === 'origin-pull') write(identityOfPull(mark.number), gone);
        }
      }
    },
  };

  function wasTakenBack(index: number, shipment: Shipment): boolean {
    return entries.get(identityOfIndex(index))?.some((entry) => !entry.shipped && isBefore(entry.serial, shipment)) ?? false;
  }

  function shippedPull(draft: DraftChange, shipment: Shipment): Place | null {
    for (const pull of draft.pulls) {
      // What is brought back was shipped before by its nature, and may have been taken back again in this very range.
      if (pull.role !== 'origin' || draft.broughtBack.length > 0) continue;
      const place = lookUp(identityOfPull(pull.number), shipment);
      if (place) return place;
    }
    return draft.number === null || draft.merge === null ? null : lookUp(identityOfPull(draft.number), shipment, hasTitleOf(draft.merge));
  }

  /** Where a commit without a merge has the number of its pull request. */
  function shippedByNumber(index: number, draft: DraftChange, shipment: Shipment): Place | null {
    return draft.number === null || draft.merge !== null ? null : lookUp(identityOfPull(draft.number), shipment, hasTitleOf(index));
  }

  function shippedTwin(index: number, shipment: Shipment): Place | null {
    for (const { twin, likely } of twinsOf(index)) {
      const place = wasTakenBack(twin, shipment) ? null : placeOf(twin, shipment);
      if (place) return { ...place, likely };
    }
    return null;
  }

  function placeOf(index: number, shipment: Shipment): Place | null {
    const serial = shipment.broughtBy(index);
    if (serial > 0) return serial === shipment.stop.serial ? null : { serial, by: index };
    return shipment.chain.contains && shipment.inherited(index) ? { serial: shipment.chain.parent, by: index } : null;
  }

  function shippedCommit(index: number, shipment: Shipment): Place | null {
    const self = lookUp(identityOfIndex(index), shipment);
    if (self) return self;
    for (const mark of factsOf(index).marks) {
      if (mark.kind === 'change-id') {
        const same = lookUp(mark.id, shipment);
        if (same) return same;
      }
      if (mark.kind !== 'origin-commit') continue;
      const origin = find(mark.sha);
      const there = origin >= 0 && !wasTakenBack(origin, shipment) ? placeOf(origin, shipment) : null;
      if (there) return there;
      const place = lookUp(identityOfCommit(mark.sha, find), shipment);
      if (place) return place;
    }
    return null;
  }
}

function isSameEntry(last: Entry | undefined, entry: Entry): boolean {
  return last?.serial === entry.serial && last.shipped === entry.shipped && last.speaker === entry.speaker;
}
