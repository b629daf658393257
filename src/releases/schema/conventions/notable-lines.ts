import { lowerUnit } from '../../../git/schema/speed/lower-unit.ts';

/** How the lines begin that a convention cares for, in lower case. */
const beginnings = ['(che', '[ up', 'this', 'back', 'auto', 'cher', 'pr-u', 'gith', 'reve', 'reba', 'see ', 'brea', 'comm', 'co-a'];

// One bit for each beginning, by its first two letters and by the next two: a line begins as one does when both have its bit.
const starts = new Uint16Array(128 * 128);
const continuations = new Uint16Array(128 * 128);
beginnings.forEach((beginning, bit) => {
  const start = beginning.charCodeAt(0) * 128 + beginning.charCodeAt(1);
  const continuation = beginning.charCodeAt(2) * 128 + beginning.charCodeAt(3);
  starts[start] = (starts[start] ?? 0) | (1 << bit);
  continuations[continuation] = (continuations[continuation] ?? 0) | (1 << bit);
});

function mayBegin(body: string, start: number): boolean {
  const bits = pairAt(starts, body, start);
  return bits !== 0 && (bits & pairAt(continuations, body, start + 2)) !== 0;
}

function pairAt(table: Uint16Array, body: string, start: number): number {
  const first = body.charCodeAt(start);
  const second = body.charCodeAt(start + 1);
  return first < 128 && second < 128 ? (table[lowerUnit(first) * 128 + lowerUnit(second)] ?? 0) : 0;
}

const none: readonly string[] = [];
const most = 2000;

/** Lines of a body that may hold a marker: one look at the first letters of each, so that no pattern runs over whole messages. At most 2,000. */
export function listNotableLines(body: string): readonly string[] {
  let lines: string[] | undefined;
  let start = 0;
  while (start < body.length) {
    let first = body.charCodeAt(start);
    while (first === 32 || first === 42 || first === 9) {
      start += 1;
      first = body.charCodeAt(start);
    }
    const next = body.indexOf('\n', start);
    const end = next < 0 ? body.length : next;
    if (mayBegin(body, start)) {
      lines ??= [];
      if (lines.length >= most) break;
      lines.push(body.slice(start, Math.min(end, start + 500)).trimEnd());
    }
    start = end + 1;
  }
  return lines ?? none;
}
