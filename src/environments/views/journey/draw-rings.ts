import { scaleLog, scaleSqrt, scaleUtc } from 'd3-scale';
import { formatNumber } from '../../../text/schema/count.ts';
import { formatDay } from '../../../ui/views/format-instant.ts';
import { momentOf } from '../../schema/event-time.ts';
import type { Journey, JourneyStep } from '../../schema/journey.ts';

/** A ring: all users up to and with one environment. */
export interface Ring {
  readonly name: string;
  readonly users: number;
  readonly radius: number;
  readonly reached: boolean;
  /** Where its label stands. */
  readonly labelY: number;
  /** Where the line to the label begins. */
  readonly x: number;
  readonly y: number;
}

/** Concentric rings whose areas are in proportion to users. */
export interface RingsDrawing {
  readonly size: number;
  readonly centre: number;
  /** Outermost first, so that inner ones lie above. */
  readonly rings: readonly Ring[];
  readonly reached: number;
  readonly total: number;
  /** What is counted. */
  readonly unit: 'users' | 'instances';
  readonly description: string;
}

const size = 280;
const outer = 120;
const reachedStates: ReadonlySet<JourneyStep['state']> = new Set(['runs', 'ran', 'rolled-back']);

/** Whether a release runs or ran in the environment of a step: what was rejected there had users before. */
export const isReached = ({ state, entered }: Pick<JourneyStep, 'state' | 'entered'>): boolean =>
  reachedStates.has(state) || (state === 'rejected' && entered !== null);

/** What the environments of a journey are counted by, and how much each has: users, else the instances that lists give; null where fewer than two say so. */
export function countSteps(
  steps: readonly JourneyStep[],
): { readonly unit: RingsDrawing['unit']; readonly steps: readonly (JourneyStep & { readonly users: number })[] } | null {
  const users = steps.flatMap((step) => (step.users !== null && step.users > 0 ? [{ ...step, users: step.users }] : []));
  if (users.length >= 2) return { unit: 'users', steps: users };
  const members = steps.flatMap((step) => (step.members !== null && step.members > 0 ? [{ ...step, users: step.members }] : []));
  return members.length >= 2 ? { unit: 'instances', steps: members } : null;
}

/** Draws how many users, or instances, a release reaches; null where fewer than two environments say how many they have. */
export function drawRings({ steps }: Pick<Journey, 'steps'>): RingsDrawing | null {
  const found = countSteps(steps);
  if (found === null) return null;
  const { unit, steps: counted } = found;
  const sums: { readonly step: JourneyStep; readonly users: number; readonly sum: number }[] = [];
  for (const step of counted) {
    const { users } = step;
    sums.push({ step, users, sum: (sums.at(-1)?.sum ?? 0) + users });
  }
  const total = sums.at(-1)?.sum ?? 0;
  const radius = scaleSqrt([0, total], [0, outer]);
  const gap = (size - 48) / Math.max(1, sums.length - 1);
  const rings = sums.map(({ step, users, sum }, at): Ring => {
    const own = Math.max(3, Number(radius(sum)));
    const labelY = 28 + (sums.length - 1 - at) * gap;
    const angle = Math.atan2(labelY - size / 2, 140);
    return {
      name: step.name,
      users,
      radius: own,
      reached: isReached(step),
      labelY,
      x: size / 2 - 18 + own * Math.cos(angle),
      y: size / 2 + own * Math.sin(angle),
    };
  });
  const reached = sums.reduce((sum, { step, users }) => sum + (isReached(step) ? users : 0), 0);
  const names = (wanted: boolean): string =>
    rings
      .filter((ring) => ring.reached === wanted)
      .map(({ name, users }) => `${name} ${formatNumber(users)}`)
      .join(', ');
  return {
    size,
    centre: size / 2 - 18,
    rings: rings.toReversed(),
    reached,
    total,
    unit,
    description: `Concentric rings, areas in proportion to ${unit}. Reached: ${names(true) || 'none'}. Not reached: ${names(false) || 'none'}.`,
  };
}

/** A step of the curve of users reached. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly users: number;
}

/** Users reached over time, logarithmic. */
export interface CurveDrawing {
  readonly width: number;
  readonly height: number;
  readonly path: string;
  readonly points: readonly CurvePoint[];
  readonly grid: readonly { readonly y: number; readonly label: string }[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly description: string;
}

const width = 400;
const [left, right, high, low] = [44, 28, 28, 236];

/** Draws how the number of users grew; null where fewer than two environments with users were reached at a known time. */
export function drawCurve({ steps }: Pick<Journey, 'steps'>): CurveDrawing | null {
  const counted = countSteps(steps);
  const reached = (counted?.steps ?? [])
    .map((step) => ({ ...step, time: step.entered ?? step.time }))
    .filter((step) => isReached(step) && step.time !== null)
    .map((step) => ({ step, moment: step.time === null ? Number.NaN : momentOf(step.time) }))
    .filter(({ moment }) => Number.isFinite(moment))
    .toSorted((a, b) => a.moment - b.moment);
  const [first, last] = [reached[0], reached.at(-1)];
  if (first === undefined || last === undefined || reached.length < 2 || first.moment === last.moment) return null;
  const time = scaleUtc([first.moment, last.moment], [left, width - right]);
  let sum = 0;
  const sums = reached.map(({ step, moment }) => {
    sum += step.users;
    return { step, moment, sum };
  });
  const users = scaleLog([Math.max(1, sums[0]?.sum ?? 1) / 1.5, sum * 1.2], [low, high]);
  const points = sums.map(
    ({ step, moment, sum: own }): CurvePoint => ({ x: Number(time(moment)), y: Number(users(own)), name: step.name, users: own }),
  );
  const path = points.map(({ x, y }, at) => (at === 0 ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`)).join('');
  const powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];
  return {
    width,
    height: low + 40,
    path: `${path}H${width - 4}`,
    points,
    grid: powers
      .map((power) => ({ power, y: Number(users(power)) }))
      .filter(({ y }) => y <= low && y >= high)
      .map(({ power, y }) => ({ y, label: formatNumber(power) })),
    ticks: [first, last].map(({ moment, step }) => ({
      x: Number(time(moment)),
      label: formatDay(step.time?.at ?? step.time?.after ?? step.time?.before ?? ''),
    })),
    description: `${counted?.unit === 'instances' ? 'Instances' : 'Users'} reached, logarithmic: ${points.map(({ name, users: own }) => `${formatNumber(own)} with ${name}`).join(', ')}.`,
  };
}
