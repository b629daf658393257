import { type CommitGraph, edgeOf, parentAt } from '../../../git/schema/commit-graph.ts';
import { reachFrom } from '../../../git/schema/reach.ts';

/** What a line, or what it branched off, had before a stop and the release that the stop is compared with does not contain. */
export interface LeftBehind {
  /** Begins a line after a release that it branched off; 0 for none. */
  readonly enter: (parent: number) => void;
  /** The commit of the release that the next stop of the line is compared with; -1 for none. */
  readonly compared: () => number;
  readonly has: (index: number) => boolean;
  /** The release that left a commit behind; 0 when nothing before has a commit in this repository. */
  readonly leftBy: (index: number) => number;
  /** Goes on behind a stop. */
  readonly pass: (passed: PassedStop) => void;
}

/** A stop that has been walked. */
export interface PassedStop {
  readonly serial: number;
  /** The commit, or -1. */
  readonly tip: number;
  /** Whether later releases are compared with it. */
  readonly final: boolean;
  /** Whether it contains what it is compared with. */
  readonly contains: boolean;
  /** What it brought. */
  readonly commits: readonly number[];
  /** What had been left behind and it contains. */
  readonly caughtUp: readonly number[];
}

/** A release that left commits behind, or caught up on some. */
interface Step {
  readonly earlier: Step | null;
  readonly serial: number;
  readonly lost: readonly number[];
  readonly found: readonly number[];
}

interface State {
  readonly serial: number;
  readonly tip: number;
  readonly step: Step | null;
}

const nothing: State = { serial: 0, tip: -1, step: null };

/**
 * Starts following the lines of a repository in order. A release that contains the one before it leaves nothing behind, which costs nothing;
 * else what is walked is what it lost, down to where the two parted.
 */
export function startLeftBehind(graph: CommitGraph): LeftBehind {
  const lineAt = new Int32Array(graph.commits.length);
  const serialAt = new Int32Array(graph.commits.length);
  const reached = new Int32Array(graph.commits.length);
  const after = new Map<number, State>();
  let state = nothing;
  let line = 1;
  let beyond = false;
  const leave = (indices: readonly number[], serial: number): void => {
    for (const index of indices) {
      lineAt[index] = line;
      serialAt[index] = serial;
    }
  };
  const find = (indices: readonly number[]): void => {
    for (const index of indices) lineAt[index] = 0;
  };
  const lose = (from: number, { tip, serial }: PassedStop): readonly number[] => {
    const isKept = reachFrom(graph, [tip], reached, serial);
    const lost: number[] = [];
    const stack = [from];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (lineAt[index] === line || isKept(index)) continue;
      lineAt[index] = line;
      serialAt[index] = serial;
      lost.push(index);
      for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) stack.push(parentAt(graph, edge));
    }
    return lost;
  };
  return {
    enter: (parent) => {
      const next = after.get(parent) ?? nothing;
      // Most lines go on where the one before them ended.
      if (next === state && !beyond) return;
      line += 1;
      beyond = false;
      state = next;
      for (const step of listSteps(state.step)) {
        leave(step.lost, step.serial);
        find(step.found);
      }
    },
    compared: () => state.tip,
    has: (index) => lineAt[index] === line,
    leftBy: (index) => (lineAt[index] === line ? (serialAt[index] ?? 0) : 0),
    pass: (passed) => {
      const { serial, tip, final, contains, commits, caughtUp } = passed;
      // No line branches off what is not final, so nobody asks for what was left behind after it but the rest of this line.
      if (!final) {
        leave(commits, state.serial);
        beyond ||= commits.length > 0;
      } else if (tip >= 0) {
        find(caughtUp);
        const lost = contains || state.tip < 0 ? [] : lose(state.tip, passed);
        const { step } = state;
        state = { serial, tip, step: lost.length + caughtUp.length === 0 ? step : { earlier: step, serial, lost, found: caughtUp } };
      }
      after.set(serial, state);
    },
  };
}

function listSteps(last: Step | null): readonly Step[] {
  const steps: Step[] = [];
  for (let step = last; step !== null; step = step.earlier) steps.push(step);
  return steps.reverse();
}
