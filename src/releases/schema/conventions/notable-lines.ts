/** How the lines begin that a convention cares for, in lower case. */
export const beginnings: readonly string[] = [
  '(che',
  '(bac',
  '[ up',
  'this',
  'back',
  'auto',
  'cher',
  'pr-u',
  'gith',
  'reve',
  'reba',
  'see ',
  'brea',
  'comm',
  'co-a',
  'part',
  'refs',
  'clos',
  'cloe',
  'clso',
  'chan',
  'fixe',
  'fix ',
  'reso',
  'http',
  '<htt',
];

/** Prepares telling whether a text begins, at a place, as one of some words of four letters or more do, in either case. */
export function tabulateBeginnings(words: readonly string[]): (text: string, start: number) => boolean {
  // One bit for each word, by its first two letters and by the next two: a text begins as one does when both have its bit. Beyond 32 words two
  // share a bit, so that a text may be taken that begins with half of each; none is missed.
  const starts = new Int32Array(128 * 128);
  const continuations = new Int32Array(128 * 128);
  words.forEach((word, place) => {
    const bit = 1 << (place % 32);
    const start = word.charCodeAt(0) * 128 + word.charCodeAt(1);
    const continuation = word.charCodeAt(2) * 128 + word.charCodeAt(3);
    starts[start] = (starts[start] ?? 0) | bit;
    continuations[continuation] = (continuations[continuation] ?? 0) | bit;
  });
  return (text, start) => {
    const bits = pairAt(starts, text, start);
    return bits !== 0 && (bits & pairAt(continuations, text, start + 2)) !== 0;
  };
}

const mayBegin = tabulateBeginnings(beginnings);

function pairAt(table: Int32Array, text: string, start: number): number {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
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
    while (first === 32 || first === 42 || first === 9 || (first === 45 && body.charCodeAt(start + 1) === 32)) {
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

/** The code unit of a letter's lower case, for the letters of ASCII; any other as it is. */
function lowerUnit(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}
