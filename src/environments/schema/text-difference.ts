import { diffLines } from 'diff';

/** A line of two texts that are compared; `gap` stands for equal lines that are left out. */
export interface ComparedLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly line: string;
}

/** Longest text that is compared line by line, in characters. */
const longest = 400_000;

/** Compares two texts line by line; of what is equal, a line on each side of a difference is kept. Empty when they are equal. */
export function compareTexts(before: string, after: string): readonly ComparedLine[] {
  if (before === after) return [];
  if (before.length + after.length > longest) return [{ kind: 'gap', line: '' }];
  return diffLines(before, after).flatMap(({ value, added, removed }): readonly ComparedLine[] => {
    const lines = value.replace(/\n$/, '').split('\n');
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    const all = lines.map((line): ComparedLine => ({ kind, line }));
    const [first, last] = [all[0], all.at(-1)];
    return kind === 'same' && all.length > 3 && first && last ? [first, { kind: 'gap', line: '' }, last] : all;
  });
}
