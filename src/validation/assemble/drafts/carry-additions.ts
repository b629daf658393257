import type { StepLines } from './carry-results.ts';

/** Lines that people wrote into a record beside its steps, by the heading that they stand under; `''` before the first. */
export function listAdditions({ lines, blocks }: StepLines, protocolLines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(protocolLines.map((line) => line.trim()));
  const additions = new Map<string, string[]>();
  let heading = '';
  for (const [index, block] of blocks.entries()) {
    const written = lines.slice(block.line - 1, (blocks[index + 1]?.line ?? lines.length + 1) - 1);
    if (block.kind === 'heading') heading = written[0]?.trim() ?? '';
    if (block.kind !== 'prose' && block.kind !== 'deviations') continue;
    const added = written.filter((line, at) => !known.has(line.trim()) || (line.trim() === '' && at > 0));
    if (added.every((line) => line.trim() === '')) continue;
    additions.set(heading, [...(additions.get(heading) ?? []), '', ...trimBlank(added)]);
  }
  return additions;
}

/** Lines with additions put at the end of the section of the same heading; those whose heading is gone come last, with it. */
export function insertAdditions(lines: readonly string[], additions: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const rest = new Map(additions);
  const written: string[] = [];
  let heading = '';
  const close = () => {
    const added = rest.get(heading);
    if (added === undefined) return;
    while (written.at(-1)?.trim() === '') written.pop();
    written.push(...added, '');
    rest.delete(heading);
  };
  let fence = '';
  for (const line of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    if (fence === '' && /^ {0,3}#{1,6}(?:\s|$)/.test(line)) {
      close();
      heading = line.trim();
    }
    written.push(line);
  }
  close();
  if (rest.size > 0) while (written.at(-1)?.trim() === '') written.pop();
  return [...written, ...[...rest].flatMap(([gone, added]) => ['', gone, ...added])];
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line.trim() !== '');
  return lines.slice(from, lines.findLastIndex((line) => line.trim() !== '') + 1);
}
