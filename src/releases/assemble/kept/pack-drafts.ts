import type { DraftChange, DraftPull } from '../changes/draft-change.ts';
import type { AlreadyShipped, DraftRange } from '../changes/draft-range.ts';

/** A change by the numbers that commits keep; of one commit of which nothing else is known, that alone. */
type PackedChange =
  | number
  | readonly [
      commits: readonly number[],
      number: number | null,
      sharesNumber: boolean,
      merge: number | null,
      pulls: readonly DraftPull[],
      reverts: string | null,
      takenBack: readonly number[],
      broughtBack: readonly number[],
    ];

interface Packed {
  readonly changes: readonly PackedChange[];
  readonly alreadyShipped?: readonly (readonly [
    commit: number,
    version: string,
    by: number,
    pull: number | null,
    likely: string | null,
    leftBy: string | null,
  ])[];
  readonly cancelled?: readonly (readonly [commit: number, revert: number])[];
}

/** How commits and releases are called. */
export interface Names {
  readonly numberOf: ArrayLike<number>;
  readonly versionOf: (serial: number) => string;
}

/** The other way round. */
export interface Named {
  readonly indexOf: ArrayLike<number>;
  readonly serialOf: (version: string) => number;
}

/** Writes down what a release brought, but for how much it is. */
export function packRange({ changes, alreadyShipped, cancelled }: DraftRange, { numberOf, versionOf }: Names): string {
  const number = (index: number): number => numberOf[index] ?? -1;
  const packed: Packed = {
    changes: changes.map((draft): PackedChange => {
      const { commits, merge, pulls, reverts, takenBack, broughtBack } = draft;
      const [only, ...others] = commits;
      if (only !== undefined && others.length === 0 && isPlain(draft)) return number(only);
      return [
        commits.map(number),
        draft.number,
        draft.sharesNumber,
        merge === null ? null : number(merge),
        pulls,
        reverts,
        takenBack.map(number),
        broughtBack.map(number),
      ];
    }),
    ...(alreadyShipped.length > 0 && {
      alreadyShipped: alreadyShipped.map(
        ({ commit, serial, by, pull, likely, leftBy }) =>
          [number(commit), versionOf(serial), number(by), pull, likely, leftBy === null ? null : versionOf(leftBy)] as const,
      ),
    }),
    ...(cancelled.length > 0 && { cancelled: cancelled.map(({ commit, revert }) => [number(commit), number(revert)] as const) }),
  };
  return JSON.stringify(packed);
}

function isPlain({ number, sharesNumber, merge, pulls, reverts, takenBack, broughtBack }: DraftChange): boolean {
  return (
    number === null && !sharesNumber && merge === null && reverts === null && pulls.length + takenBack.length + broughtBack.length === 0
  );
}

/** Reads it back. */
export function unpackRange(text: string, { indexOf, serialOf }: Named): Pick<DraftRange, 'changes' | 'alreadyShipped' | 'cancelled'> {
  const packed: Packed = JSON.parse(text);
  const index = (number: number): number => indexOf[number] ?? -1;
  return {
    changes: packed.changes.map((change): DraftChange => {
      const [commits, number, sharesNumber, merge, pulls, reverts, takenBack, broughtBack] =
        typeof change === 'number' ? ([[change], null, false, null, [], null, [], []] as const) : change;
      return {
        number,
        sharesNumber,
        merge: merge === null ? null : index(merge),
        commits: commits.map(index),
        pulls: [...pulls],
        reverts,
        takenBack: takenBack.map(index),
        broughtBack: broughtBack.map(index),
      };
    }),
    alreadyShipped: (packed.alreadyShipped ?? []).map(
      ([commit, version, by, pull, likely, leftBy]): AlreadyShipped => ({
        commit: index(commit),
        serial: serialOf(version),
        by: index(by),
        pull,
        likely,
        leftBy: leftBy === null ? null : serialOf(leftBy),
      }),
    ),
    cancelled: (packed.cancelled ?? []).map(([commit, revert]) => ({ commit: index(commit), revert: index(revert) })),
  };
}
