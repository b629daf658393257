import type { Place, Problem } from '../schema/problem.ts';
import { documentTooDeep, documentTooDense, documentTooLarge, documentTooLong } from '../schema/problems/text-problems.ts';

/** Longest file in characters. */
const longest = 4_000_000;
/** Longest front matter in characters. */
const longestHead = 50_000;
/** How many lists and quotes may stand in each other. */
const deepest = 40;
/** How many marks of Markdown a paragraph may hold: what reads them takes the square of their number. */
const densest = 5000;
/** How many lines may follow each other without a blank one, rows and items apart, for the same reason. */
const mostJoined = 400;
/** How many lines, and how many marks and cells, a document may hold: each takes a part of a millisecond. */
const mostLines = 5000;
const mostMarks = 20_000;
/** How many marks an item of a list counts for, and the underline of a heading: what reads these walks through much of what was read before. */
const itemMarks = 6;
const underlineMarks = 20;

/** The text of a file as far as it is read: all of it, or nothing of one that is too large. */
export function boundFile(text: string, source: string): { readonly text: string; readonly problems: readonly Problem[] } {
  const tooLong = text.length > longest ? longest : hasLongHead(text) ? longestHead : null;
  if (tooLong === null) return { text, problems: [] };
  return { text: '', problems: [documentTooLarge({ source, line: 1, column: 1 }, tooLong)] };
}

function hasLongHead(text: string): boolean {
  if (!/^\uFEFF?---[ \t]*[\r\n]/.test(text) || text.length <= longestHead) return false;
  const end = text.slice(4).search(/[\r\n]---[ \t]*(?:[\r\n]|$)/);
  return end > longestHead;
}

/**
 * The lines of a body without those that a Markdown reader would take too long for, which become blank and are Problems. All lines keep their number. Rows
 * of a table and items of a list count one by one.
 */
export function boundLines(
  lines: readonly string[],
  at: (line: number, column: number) => Place,
): { readonly lines: readonly string[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const bounded: string[] = [];
  const paragraph = { marks: 0, lines: 0 };
  let total = 0;
  for (const [index, line] of lines.entries()) {
    const { depth, end, isItem } = measureDepth(line);
    const { marks, bars } = countMarks(line);
    total += marks + bars + (isItem ? itemMarks : 0) + (/^ {0,3}=+[ \t]*$/.test(line) ? underlineMarks : 0);
    if (index === mostLines || total > mostMarks) {
      problems.push(documentTooLong(at(index + 1, 1)));
      break;
    }
    if (depth > deepest) {
      problems.push(documentTooDeep(at(index + 1, 1), deepest));
      bounded.push('');
      continue;
    }
    if (end === line.length || isItem || line.charAt(end) === '|') {
      paragraph.marks = 0;
      paragraph.lines = 0;
    }
    paragraph.marks += marks;
    paragraph.lines += 1;
    if (paragraph.marks > densest || paragraph.lines > mostJoined) {
      problems.push(documentTooDense(at(index + 1, 1), densest));
      bounded.push('');
      paragraph.marks = 0;
      paragraph.lines = 0;
    } else bounded.push(line);
  }
  return { lines: bounded, problems };
}

/** How many quotes and lists a line opens or goes on with; two blanks are the least that a list takes. */
function measureDepth(line: string): { readonly depth: number; readonly end: number; readonly isItem: boolean } {
  let depth = 0;
  let blanks = 0;
  let isItem = false;
  let index = 0;
  for (; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === ' ') blanks += 1;
    else if (character === '\t') blanks += 4;
    else if (character === '>' || /^[-*+]$|^\d$/.test(character)) {
      const mark = /^(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/.exec(line.slice(index, index + 12))?.[0];
      if (mark === undefined) break;
      depth += 1;
      isItem ||= mark !== '>';
      index += mark.length - 1;
    } else break;
  }
  return { depth: depth + Math.floor(blanks / 4), end: index, isItem };
}

function countMarks(line: string): { readonly marks: number; readonly bars: number } {
  let marks = 0;
  let bars = 0;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '|') bars += 1;
    else if ('*_~[]<`!&\\'.includes(character)) marks += 1;
  }
  return { marks, bars };
}
