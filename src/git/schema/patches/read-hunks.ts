import { pathOfHeader } from './parse-patches.ts';

/** Lines that stand together: what a patch takes out at one place and what it puts there. */
export interface Hunk {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What a patch does to one file. */
export interface FileHunks {
  /** Null where git had to quote the name. */
  readonly path: string | null;
  /** Whether the patch makes the file. */
  readonly isNew: boolean;
  readonly hunks: readonly Hunk[];
}

/** Reads the lines that git printed of one commit's patch. What is binary has no hunks. */
export function readHunks(lines: readonly string[]): readonly FileHunks[] {
  const files: { path: string | null; isNew: boolean; hunks: { removed: string[]; added: string[] }[] }[] = [];
  let inHunk = false;
  let open = false;
  for (const line of lines) {
    const sign = line[0] ?? ' ';
    if (line.startsWith('diff --git ')) {
      files.push({ path: line.startsWith('diff --git "') ? null : pathOfHeader(line), isNew: false, hunks: [] });
      inHunk = false;
    } else if (line.startsWith('@@ ')) inHunk = true;
    const file = files.at(-1);
    if (!inHunk && file && line.startsWith('new file mode ')) file.isNew = true;
    if (!inHunk || (sign !== '+' && sign !== '-')) {
      open = false;
      continue;
    }
    const hunks = file?.hunks;
    if (!hunks) continue;
    if (!open) hunks.push({ removed: [], added: [] });
    open = true;
    const last = hunks.at(-1);
    (sign === '+' ? last?.added : last?.removed)?.push(line.slice(1));
  }
  return files;
}
