import { scaleLinear } from 'd3-scale';
import type { Product, Release } from '../../../book/schema/book.ts';
import type { Line } from '../../../book/schema/product.ts';
import { lineAddress } from '../../../book/views/addresses.ts';
import { count } from '../../../text/schema/count.ts';
import { formatDay } from '../../../ui/views/format-instant.ts';
import { productIndex } from './product-index.ts';

/** How many lines are drawn; the others stand in the table. */
const drawnLines = 14;
const laneHeight = 28;
const axisHeight = 24;

/** A release on the timeline. `x` is in percent of the width, so that the drawing fits any screen and its marks keep their size. */
export interface TimelineMark {
  readonly x: string;
  readonly status: Release['status'];
  /** Whether somebody rejected it, whatever its status. */
  readonly refused: boolean;
  readonly title: string;
}

/** One line's lane. */
export interface Lane {
  readonly line: string;
  readonly address: string;
  readonly y: number;
  readonly from: string;
  readonly to: string;
  readonly marks: readonly TimelineMark[];
  readonly latest: { readonly version: string; readonly x: string; readonly end: boolean } | null;
  /** Where it branched off, when that lane is drawn too. */
  readonly branch: { readonly x: string; readonly y: number } | null;
}

/** Lanes of lines over time, newest line first. */
export interface Timeline {
  readonly height: number;
  readonly laneHeight: number;
  readonly axisHeight: number;
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly x: string; readonly label: string }[];
  /** Lines that are not drawn. */
  readonly hidden: number;
  readonly title: string;
  readonly description: string;
}

/** Lays out the releases of the newest lines, those that somebody refused as such; null when fewer than two of them have a date. */
export function timeline(product: Product, isRefused: (release: Release) => boolean = () => false): Timeline | null {
  const { releases } = productIndex(product);
  const dated = product.lines
    .map((line) => ({ line, releases: line.versions.flatMap((version) => withDate(releases.get(version))) }))
    .filter((lane) => lane.releases.length > 0);
  const drawn = dated.slice(0, drawnLines);
  const times = drawn.flatMap((lane) => lane.releases.map((release) => release.time)).sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < 2 || first === last) return null;
  const scale = scaleLinear([first, last], [1.5, 96]);
  const at = (time: number) => `${scale(time).toFixed(2)}%`;
  const rows = new Map(drawn.map(({ line }, row) => [line.id, row]));
  const middle = (row: number) => axisHeight + row * laneHeight + laneHeight / 2;
  return {
    height: axisHeight + drawn.length * laneHeight,
    laneHeight,
    axisHeight,
    lanes: drawn.map((lane, row) =>
      layLane({ ...lane, product, isRefused, y: middle(row), at, last, ...branchPoint(lane.line, { releases, rows, middle, at, first }) }),
    ),
    ticks: ticks(first, last).map(({ time, label }) => ({ x: at(time), label })),
    hidden: dated.length - drawn.length,
    title: `Releases of ${product.name} by line`,
    description: `${count(times.length, 'release')} on ${count(drawn.length, 'line')} from ${formatDay(toIso(first))} to ${formatDay(toIso(last))}. The same facts are in the table of releases.`,
  };
}

interface DatedRelease {
  readonly release: Release;
  readonly time: number;
}

const withDate = (release: Release | undefined): readonly DatedRelease[] => {
  const time = release?.date === null || release === undefined ? Number.NaN : Date.parse(release.date);
  return release === undefined || Number.isNaN(time) ? [] : [{ release, time }];
};

interface LaneSketch {
  readonly line: Line;
  readonly product: Product;
  readonly isRefused: (release: Release) => boolean;
  readonly releases: readonly DatedRelease[];
  readonly y: number;
  readonly at: (time: number) => string;
  readonly last: number;
  readonly branch: Lane['branch'];
  readonly branchTime: number | null;
}

function layLane({ line, product, isRefused, releases, y, at, branch, branchTime, last }: LaneSketch): Lane {
  const times = releases.map(({ time }) => time);
  const oldest = Math.min(...times);
  const newest = releases.find(({ release }) => release.version === line.latest) ?? releases[0];
  return {
    line: line.id,
    address: lineAddress(product, line),
    y,
    from: at(branchTime === null ? oldest : Math.min(branchTime, oldest)),
    to: at(line.unreleased.length > 0 ? last : Math.max(...times)),
    marks: releases.map(({ release, time }) => ({
      x: at(time),
      status: release.status,
      refused: isRefused(release),
      title: `${release.version}, ${release.status}${isRefused(release) ? ', rejected' : ''}, ${formatDay(release.date ?? '')}`,
    })),
    latest:
      newest === undefined ? null : { version: newest.release.version, x: at(newest.time), end: Number.parseFloat(at(newest.time)) > 80 },
    branch,
  };
}

interface Drawing {
  readonly releases: ReadonlyMap<string, Release>;
  readonly rows: ReadonlyMap<string, number>;
  readonly middle: (row: number) => number;
  readonly at: (time: number) => string;
  readonly first: number;
}

function branchPoint(line: Line, { releases, rows, middle, at, first }: Drawing): Pick<LaneSketch, 'branch' | 'branchTime'> {
  const row = line.parent === null ? undefined : rows.get(line.parent.line);
  const [from] = line.parent === null ? [] : withDate(releases.get(line.parent.version));
  if (row === undefined || from === undefined || from.time < first) return { branch: null, branchTime: null };
  return { branch: { x: at(from.time), y: middle(row) }, branchTime: from.time };
}

/** Years that begin inside the drawing; every quarter when it is shorter than two years, and thinned when it is long. */
function ticks(first: number, last: number): readonly { readonly time: number; readonly label: string }[] {
  const from = Number(toIso(first).slice(0, 4));
  const to = Number(toIso(last).slice(0, 4));
  const step = Math.max(1, Math.ceil((to - from) / 8));
  const months = to - from < 2 ? [1, 4, 7, 10] : [1];
  const found = [];
  for (let year = from; year <= to; year += 1) {
    if (year % step !== 0) continue;
    for (const month of months) {
      const time = Date.UTC(year, month - 1, 1);
      if (time > first && time < last) found.push({ time, label: month === 1 ? String(year) : `${quarters.get(month)} ${year}` });
    }
  }
  return found;
}

const quarters: ReadonlyMap<number, string> = new Map([
  [4, 'Apr'],
  [7, 'Jul'],
  [10, 'Oct'],
]);

const toIso = (time: number): string => new Date(time).toISOString();
