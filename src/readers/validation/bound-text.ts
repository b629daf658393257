import type { Place, Problem } from '../../domain/problem.ts';
import { documentTooDeep, documentTooDense, documentTooLarge } from '../../domain/validation-problems-reading.ts';

/** Longest file in characters. */
const longest = 4_000_000;
/** How many lists and quotes may stand in each other. */
const deepest = 40;
/** How many marks of Markdown a paragraph may hold: what reads them takes the square of their number. */
const densest = 3000;

/** The text of a file as far as it is read: all of it, or nothing of one that is too large. */
export function boundFile(text: string, source: string): { readonly text: string; readonly problems: readonly Problem[] } {
  return text.length <= longest
    ? { text, problems: [] }
    : { text: '', problems: [documentTooLarge({ source, line: 1, column: 1 }, longest)] };
}

/**
 * The lines of a body without those that a Markdown reader would take too long for, which become blank and are Problems. All lines keep their number. Rows
 * of a table count one by one.
 */
export function boundLines(
  lines: readonly string[],
  at: (line: number, column: number) => Place,
): { readonly lines: readonly string[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const bounded: string[] = [];
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    const { depth, end } = measureDepth(line);
    if (depth > deepest) {
      problems.push(documentTooDeep(at(index + 1, 1), deepest));
      bounded.push('');
      continue;
    }
    if (end === line.length || /^\s*\|/.test(line)) marks = 0;
    marks += countMarks(line);
    if (marks > densest) {
      problems.push(documentTooDense(at(index + 1, 1), densest));
      bounded.push('');
      marks = 0;
    } else bounded.push(line);
  }
  return { lines: bounded, problems };
}

/** How many quotes and lists a line opens or goes on with; two blanks are the least that a list takes. */
function measureDepth(line: string): { readonly depth: number; readonly end: number } {
  let depth = 0;
  let blanks = 0;
  let index = 0;
  for (; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === ' ') blanks += 1;
    else if (character === '\t') blanks += 4;
    else if (character === '>' || /^[-*+]$|^\d$/.test(character)) {
      const mark = /^(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/.exec(line.slice(index, index + 12))?.[0];
      if (mark === undefined) break;
      depth += 1;
      index += mark.length - 1;
    } else break;
  }
  return { depth: depth + Math.floor(blanks / 4), end: index };
}

function countMarks(line: string): number {
  let count = 0;
  for (let index = 0; index < line.length; index += 1) if ('*_~[]<`!&\\@:'.includes(line.charAt(index))) count += 1;
  return count;
}
