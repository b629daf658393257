/** Puts a text in the place of one that stands exactly once; throws when it does not. */
export function replaceOnce(text: string, [before, after]: readonly [string, string]): string {
  const at = text.indexOf(before);
  if (at < 0 || text.indexOf(before, at + 1) >= 0) throw new Error(`Unexpected count of \`${before}\`, expected it once in:\n${text}`);
  return text.slice(0, at) + after + text.slice(at + before.length);
}

/** Fills cells of the row of a step table that begins with the step's id. The table's first line names the columns. */
export function fillRow(text: string, step: string, cells: Readonly<Record<string, string>>): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => splitRow(line)[0] === step);
  if (at < 0) throw new Error(`Unexpected step \`${step}\`, expected one of a table in:\n${text}`);
  let head = at;
  while (splitRow(lines[head - 1] ?? '').length > 0) head -= 1;
  const columns = splitRow(lines[head] ?? '');
  const row = splitRow(lines[at] ?? '');
  for (const [column, value] of Object.entries(cells)) {
    const index = columns.indexOf(column);
    if (index < 0) throw new Error(`Unexpected column \`${column}\`, expected one of ${columns.join(', ')}.`);
    row[index] = value;
  }
  lines[at] = `| ${row.join(' | ')} |`;
  return lines.join('\n');
}

function splitRow(line: string): string[] {
  const inner = /^\|(.*)\|$/.exec(line.trim())?.[1];
  return inner === undefined ? [] : inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}
