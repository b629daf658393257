import { scaleUtc } from 'd3-scale';
import { formatDay } from '../../../ui/views/format-instant.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import type { EventTime } from '../../schema/event.ts';
import { momentOf } from '../../schema/event-time.ts';
import type { Stay } from '../../schema/stay.ts';

const laneHeight = 46;
const top = 26;
/** How many stays of a lane are drawn; older ones stand in the table of events. */
const drawnStays = 60;

/** A version in a place, drawn from its beginning to its end, in percent of the width. */
export interface StayBar {
  readonly x: string;
  readonly width: string;
  readonly kind: 'runs' | 'ran' | 'back';
  /** Null where the bar is too short for it. */
  readonly label: string | null;
  readonly title: string;
  /** Whether its beginning is known within bounds only. */
  readonly bounded: boolean;
  /** Whether the label needs more than a phone has. */
  readonly tight: boolean;
}

/** What ran in the places of an environment. */
export interface StaysDrawing {
  readonly height: number;
  readonly laneHeight: number;
  readonly top: number;
  readonly lanes: readonly { readonly name: string; readonly y: number; readonly bars: readonly StayBar[] }[];
  readonly ticks: readonly { readonly x: string; readonly label: string; readonly last: boolean }[];
  /** Versions that were taken back, each with its days. */
  readonly back: readonly string[];
  readonly now: string;
  /** How many stays are drawn, and of how many. */
  readonly drawn: number;
  readonly total: number;
  readonly description: string;
}

/** Lays out what ran where; null when nothing did. Time runs from the oldest stay that is drawn to `asOf`. */
export function drawStays(environment: ProductEnvironment, asOf: string): StaysDrawing | null {
  const lanes = beginTogether(groupStays(environment));
  const now = Date.parse(asOf);
  const begins = lanes.flatMap(({ stays }) => stays.map(({ since }) => momentOf(since))).filter(Number.isFinite);
  const cut = lanes.flatMap(({ stays: [oldest], cut: isCut }) => (isCut && oldest !== undefined ? [momentOf(oldest.since)] : []));
  const first = cut.length > 0 ? Math.max(...cut) : Math.min(...begins);
  if (!Number.isFinite(first) || first >= now) return null;
  const scale = scaleUtc([first, now], [0, 100]);
  const at = (moment: number): string => `${Math.min(100, Math.max(0, Number(scale(moment)))).toFixed(2)}%`;
  const ticks = scale
    .ticks(5)
    .map((tick) => ({ x: at(tick.getTime()), label: nameTick(tick, now - first), last: Number(scale(tick)) > 92 }));
  return {
    height: top + lanes.length * laneHeight,
    laneHeight,
    top,
    lanes: lanes.map(({ name, stays }, row) => ({
      name,
      y: top + row * laneHeight,
      bars: stays.map((stay) => layBar(stay, { scale: (moment) => Number(scale(moment)), now })),
    })),
    ticks,
    back: [...new Set(lanes.flatMap(({ stays }) => stays.filter(isBack).map(nameBack)))],
    now: at(now),
    drawn: lanes.reduce((sum, { stays }) => sum + stays.length, 0),
    total: environment.stays.filter(({ component }) => component === null).length,
    description: lanes
      .map(
        ({ name, stays }) =>
          `${name}: ${stays.map((stay) => `${stay.version ?? 'a commit'} from ${nameBegin(stay.since)}${stay.ended === 'rolled-back' ? ', rolled back' : ''}`).join('; ')}.`,
      )
      .join(' ')
      .slice(0, 2_000),
  };
}

interface Lane {
  readonly name: string;
  readonly stays: readonly Stay[];
  /** Whether older ones were left out. */
  readonly cut: boolean;
}

/** Where a place has more stays than are drawn, the drawing begins with the oldest of those: it would look empty before, and was not. */
function beginTogether(lanes: readonly Lane[]): readonly Lane[] {
  const first = Math.max(...lanes.flatMap(({ stays: [oldest], cut }) => (cut && oldest !== undefined ? [momentOf(oldest.since)] : [])));
  if (!Number.isFinite(first)) return lanes;
  return lanes
    .map((lane) => ({ ...lane, stays: lane.stays.filter(({ until }) => until === null || momentOf(until) > first) }))
    .filter(({ stays }) => stays.length > 0);
}

function groupStays({ stays, instances, name }: ProductEnvironment): readonly Lane[] {
  const names = new Map(instances.map((instance) => [instance.id, instance.name]));
  const groups = Map.groupBy(
    stays.filter(({ component }) => component === null),
    ({ instance, variant, share }) => [instance, variant, share?.sections.join(', ')].map((part) => part ?? '').join('\n'),
  );
  return [...groups.values()]
    .map((own) => {
      const [one] = own;
      const place = one?.instance === null || one === undefined ? name : (names.get(one.instance) ?? one.instance);
      const parts = [place, one?.variant ?? '', one?.share?.sections.join(', ') ?? ''].filter((part) => part !== '');
      return { name: parts.join(', '), stays: own.slice(-drawnStays), cut: own.length > drawnStays };
    })
    .slice(0, 24);
}

function layBar(stay: Stay, { scale, now }: { readonly scale: (moment: number) => number; readonly now: number }): StayBar {
  const begin = scale(momentOf(stay.since));
  const end = stay.until === null ? 100 : scale(Math.min(now, momentOf(stay.until)));
  const x = Math.max(0, Math.min(100, Number.isFinite(begin) ? begin : 0));
  const width = Math.max(0.25, Math.min(100, Number.isFinite(end) ? end : 100) - x);
  const version = stay.version ?? stay.components.find(({ commit }) => commit !== null)?.commit?.slice(0, 9) ?? 'unknown';
  return {
    x: `${x.toFixed(2)}%`,
    width: `${width.toFixed(2)}%`,
    kind: stay.until === null ? 'runs' : isBack(stay) ? 'back' : 'ran',
    label: width > version.length * 0.9 + 1 ? version : null,
    title: `${version}, ${nameBegin(stay.since)} to ${stay.until === null ? 'now' : nameBegin(stay.until)}${stay.ended === null ? '' : `, ${stay.ended.replace('-', ' ')}`}`,
    bounded: stay.since.at === null,
    tight: width < version.length * 2.4 + 3,
  };
}

function isBack({ ended }: Stay): boolean {
  return ended === 'rolled-back' || ended === 'withdrawn';
}

function nameBack({ version, since, until }: Stay): string {
  return `${version ?? 'a commit'} (${nameBegin(since)}${until === null ? '' : ` to ${nameBegin(until)}`})`;
}

function nameBegin({ at, after, before }: EventTime): string {
  if (at !== null) return formatDay(at);
  if (after !== null && before !== null) return `between ${formatDay(after)} and ${formatDay(before)}`;
  return after !== null ? `after ${formatDay(after)}` : before !== null ? `before ${formatDay(before)}` : 'an unknown day';
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const year = 365 * 86_400_000;

/** In UTC, as the ticks are. */
function nameTick(tick: Date, range: number): string {
  const month = months[tick.getUTCMonth()] ?? '';
  if (range > 3 * year) return String(tick.getUTCFullYear());
  if (range > year / 6) return tick.getUTCMonth() === 0 ? String(tick.getUTCFullYear()) : month;
  return `${tick.getUTCDate()} ${month}`;
}
