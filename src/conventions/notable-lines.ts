/** Two letters that begin a line a convention may care for, in lower case, as code units. */
const beginnings: ReadonlySet<number> = new Set(
  ['(c', '[p', '[ ', 'th', 'ba', 'au', 'ch', 'pr', 'gi', 're', 'se', 'br', 'fi', 'cl', 'co', '``', 'mo', 'up', 'ma'].map((pair) =>
    code(pair.charCodeAt(0), pair.charCodeAt(1)),
  ),
);

function code(first: number, second: number): number {
  return lower(first) * 128 + lower(second);
}

function lower(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

const most = 2000;

/** Lines of a body that may hold a marker: one look at the first two letters of each, so that no pattern runs over whole messages. At most 2,000. */
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
    if (first < 128 && beginnings.has(code(first, body.charCodeAt(start + 1)))) {
      lines ??= [];
      if (lines.length >= most) break;
      lines.push(body.slice(start, Math.min(end, start + 500)).trimEnd());
    }
    start = end + 1;
  }
  return lines ?? [];
}
