import type { Product, Release } from '../../../book/schema/book.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import type { Slots } from '../../../book/views/slots.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import { releaseMarks } from './release-marks.ts';
import { statusStamp } from './release-stamps.ts';

/** How many lines and years can be chosen one by one; those after share one choice. */
const choices = 12;

/** A release as a row of a list. */
export interface ReleaseRow {
  readonly version: string;
  readonly address: string;
  readonly line: string;
  readonly date: string | null;
  readonly status: Release['status'];
  readonly stamp: Stamp;
  /** What marks it among all (latest, maintained), and what capabilities say beside the status; then the columns that they add. */
  readonly stamps: readonly Stamp[];
  readonly cells: readonly (Stamp | null)[];
  readonly changes: number;
  readonly predecessor: string | null;
  /** Place of its line and year among the choices; the last place holds all further ones. */
  readonly lineChoice: number;
  readonly yearChoice: number;
}

/** Something that a list can be narrowed to. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

/** Releases as rows, newest version first, and what they can be narrowed to. */
export interface ReleaseList {
  readonly rows: readonly ReleaseRow[];
  /** Names of the columns that capabilities add and that say anything here. */
  readonly columns: readonly string[];
  readonly statuses: readonly Choice[];
  readonly lines: readonly Choice[];
  readonly years: readonly Choice[];
}

/** Lists releases of a product. */
export function releaseList(product: Product, releases: readonly Release[], slots: Slots): ReleaseList {
  const lines = rank(releases.map((release) => release.line));
  const years = rank(
    releases
      .flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)]))
      .sort()
      .reverse(),
  );
  const statuses = rank(releases.map((release) => release.status));
  const columns = slots.columns
    .map(({ name, cell }) => ({ name, cells: releases.map((release) => cell({ product, release })) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  return {
    rows: releases.map((release, at) => ({
      version: release.version,
      address: releaseAddress(product, release),
      line: release.line,
      date: release.date,
      status: release.status,
      stamp: statusStamp(release.status),
      stamps: [...releaseMarks(product, release), ...slots.stamps({ product, release })],
      cells: columns.map(({ cells }) => cells[at] ?? null),
      changes: release.statistics.changes,
      predecessor: release.predecessor?.version ?? null,
      lineChoice: lines.places.get(release.line) ?? choices,
      yearChoice: release.date === null ? choices : (years.places.get(release.date.slice(0, 4)) ?? choices),
    })),
    columns: columns.map(({ name }) => name),
    statuses: [...statuses.counts].map(([name, count]) => ({ value: name, name, count })),
    lines: listChoices(lines, 'l', 'earlier lines'),
    years: listChoices(years, 'y', 'before'),
  };
}

/** Names in the order of their first appearance, with their counts and their places among the choices. */
interface Ranking {
  readonly counts: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
}

function rank(names: readonly string[]): Ranking {
  const counts = new Map<string, number>();
  const places = new Map<string, number>();
  for (const name of names) {
    if (!places.has(name)) places.set(name, Math.min(places.size, choices));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { counts, places };
}

/** The first names one by one, the others as one choice. */
function listChoices({ counts }: Ranking, letter: string, rest: string): readonly Choice[] {
  const all = [...counts].map(([name, count]) => ({ name, count }));
  const own = all.slice(0, choices).map(({ name, count }, at) => ({ value: `${letter}${at}`, name, count }));
  const others = all.slice(choices).reduce((sum, { count }) => sum + count, 0);
  return others === 0 ? own : [...own, { value: `${letter}${choices}`, name: rest, count: others }];
}
