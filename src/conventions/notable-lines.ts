/** For each two letters, in lower case, whether a line that begins with them may be one that a convention cares for. */
const beginnings = new Uint8Array(128 * 128);
for (const pair of ['(c', '[p', '[ ', 'th', 'ba', 'au', 'ch', 'pr', 'gi', 're', 'se', 'br', 'co']) {
  beginnings[pair.charCodeAt(0) * 128 + pair.charCodeAt(1)] = 1;
}

function lower(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

const none: readonly string[] = [];
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
    const second = body.charCodeAt(start + 1);
    if (first < 128 && second < 128 && beginnings[lower(first) * 128 + lower(second)] === 1) {
      lines ??= [];
      if (lines.length >= most) break;
      lines.push(body.slice(start, Math.min(end, start + 500)).trimEnd());
    }
    start = end + 1;
  }
  return lines ?? none;
}
