import { pathOfHeader } from './parse-patches.ts';

/** Lines that stand together: what a patch takes out at one place and what it puts there, and up to three lines that it leaves before and after. */
export interface Hunk {
  readonly before: readonly string[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly after: readonly string[];
}

/** What a patch does to one file. */
export interface FileHunks {
  /** Null where git had to quote the name. */
  readonly path: string | null;
  /** Whether the patch makes the file, deletes it, or changes whether it can be executed. */
  readonly isNew: boolean;
  readonly isDeleted: boolean;
  readonly isOtherMode: boolean;
  readonly hunks: readonly Hunk[];
}

const context = 3;

interface OpenHunk {
  readonly before: readonly string[];
  readonly removed: string[];
  readonly added: string[];
  readonly after: string[];
}

interface OpenFile {
  readonly path: string | null;
  isNew: boolean;
  isDeleted: boolean;
  isOtherMode: boolean;
  readonly hunks: OpenHunk[];
}

/** Reads the lines that git printed of one commit's patch. What is binary has no hunks. */
export function readHunks(lines: readonly string[]): readonly FileHunks[] {
  const files: OpenFile[] = [];
  let inHunk = false;
  let open = false;
  let follows = false;
  let around: string[] = [];
  for (const line of lines) {
    const sign = line[0] ?? ' ';
    const file = files.at(-1);
    if (line.startsWith('diff --git ')) {
      const path = line.startsWith('diff --git "') ? null : pathOfHeader(line);
      files.push({ path, isNew: false, isDeleted: false, isOtherMode: false, hunks: [] });
      [inHunk, open, follows] = [false, false, false];
    } else if (line.startsWith('@@ ')) [inHunk, open, follows, around] = [true, false, false, []];
    else if (!inHunk) {
      if (file) readMode(file, line);
    } else if (sign === '+' || sign === '-') {
      if (!open) file?.hunks.push({ before: around.slice(-context), removed: [], added: [], after: [] });
      [open, follows, around] = [true, true, []];
      const last = file?.hunks.at(-1);
      (sign === '+' ? last?.added : last?.removed)?.push(line.slice(1));
    } else if (sign !== '\\') {
      // That a file ends without a line feed stands between what is taken out and what is added.
      open = false;
      around.push(line.slice(1));
      const last = file?.hunks.at(-1);
      if (follows && last && last.after.length < context) last.after.push(line.slice(1));
    }
  }
  return files;
}

function readMode(file: OpenFile, line: string): void {
  if (line.startsWith('new file mode ')) file.isNew = true;
  else if (line.startsWith('deleted file mode ')) file.isDeleted = true;
  else if (line.startsWith('old mode ')) file.isOtherMode = true;
}
