import { type Closing, type ClosingWord, closingWords, readClosingLine } from '../../schema/conventions/numbers/closing-line.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';

/** What a repository means by a form of words, learned from its own history, and what shows it, as a sentence. */
export interface Habit {
  /** `Closes #12` */
  readonly form: string;
  readonly means: 'pull' | 'issue' | 'unknown';
  readonly evidence: string;
}

/** As many as tell a habit. */
const enough = 20;

interface Count {
  numbers: number;
  merged: number;
  /** Of commits that close one number so and another in other words: how many, and in how many this one is the higher. */
  paired: number;
  higher: number;
}

/** Counts what closing lines name; `judge` says what it means, once all commits were seen. `isPull` tells the numbers that are known for other reasons. */
export function countClosing(isPull: (number: number) => boolean, pulls: number) {
  const counts = new Map<ClosingWord, Count>(closingWords.map((word) => [word, { numbers: 0, merged: 0, paired: 0, higher: 0 }]));
  const see = ({ lines, merged }: CommitFacts): void => {
    const closing = listClosing(lines);
    if (closing.length === 0) return;
    const highest = new Map<ClosingWord, number>();
    for (const { word, number } of closing) {
      const count = counts.get(word);
      if (!count) continue;
      count.numbers += 1;
      if (number !== merged?.number && isPull(number)) count.merged += 1;
      highest.set(word, Math.max(highest.get(word) ?? 0, number));
    }
    const closes = highest.get('closes');
    const fixes = highest.get('fixes');
    if (closes === undefined || fixes === undefined || closes === fixes) return;
    for (const [word, isHigher] of [
      ['closes', closes > fixes],
      ['fixes', fixes > closes],
    ] as const) {
      const count = counts.get(word);
      if (!count) continue;
      count.paired += 1;
      if (isHigher) count.higher += 1;
    }
  };
  const judge = (): ReadonlyMap<ClosingWord, Habit> =>
    new Map([...counts].flatMap(([word, count]) => (count.numbers === 0 ? [] : [[word, judgeCount(word, count, pulls)] as const])));
  return { see, judge };
}

/** The numbers that the closing lines of a commit name. */
export function listClosing(lines: readonly string[]): readonly Closing[] {
  return lines.length === 0 ? [] : lines.flatMap(readClosingLine);
}

function judgeCount(word: ClosingWord, { numbers, merged, paired, higher }: Count, pulls: number): Habit {
  const form = `${word.charAt(0).toUpperCase()}${word.slice(1)} #…`;
  const say = (means: Habit['means'], evidence: string): Habit => ({ form, means, evidence });
  if (numbers >= enough && 2 * merged >= numbers)
    return say('pull', `${merged} of ${numbers} numbers written so are pull requests that were merged here`);
  if (paired >= enough && higher >= 0.9 * paired)
    return say(
      'pull',
      `of ${paired} commits that close one number so and fix another, ${higher} have the higher number here, and a pull request comes after its issue`,
    );
  if (paired >= enough && higher <= 0.1 * paired)
    return say(
      'issue',
      `of ${paired} commits that close one number so and another in other words, ${paired - higher} have the lower number here, and an issue comes before its pull request`,
    );
  if (numbers >= enough && pulls >= enough && merged <= 0.1 * numbers)
    return say(
      'issue',
      `${merged === 0 ? 'none' : `only ${merged}`} of ${numbers} numbers written so ${merged === 1 ? 'is a pull request that was' : 'are pull requests that were'} merged here`,
    );
  return say(
    'unknown',
    `nothing tells whether the ${numbers === 1 ? 'number' : `${numbers} numbers`} written so ${numbers === 1 ? 'is an issue' : 'are issues'} or pull requests`,
  );
}
