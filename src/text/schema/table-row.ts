/** The cells of a line of a GFM table, with the escapes as written. A bar in a cell is written `\|`, also within code. */
export function splitRow(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '|') {
      cells.push(cell);
      cell = '';
    } else if (character === '\\' && index + 1 < line.length) {
      cell += character + line.charAt(index + 1);
      index += 1;
    } else {
      cell += character;
    }
  }
  cells.push(cell);
  const trimmed = cells.map((one) => one.trim());
  const from = trimmed[0] === '' ? 1 : 0;
  const to = trimmed.length > 1 && trimmed.at(-1) === '' ? -1 : undefined;
  return trimmed.slice(from, to);
}

/** A line of a GFM table from cells whose escapes are as written. */
export function formatRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
}

/** Whether a line is the one between the head and the rows of a table. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('-') && splitRow(line).every((cell) => /^:?-+:?$/.test(cell));
}
