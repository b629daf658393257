import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digest, discard } from './kept-values.ts';

/** Values by the id of what they were made from, which never changes: a commit, a file. What is there from an earlier run need not be made again. */
export interface ContentStore {
  readonly get: (id: string) => unknown;
  /** The value must be one that JSON can write. */
  readonly put: (id: string, value: unknown) => void;
  /** Writes what is new; without it nothing is kept. */
  readonly save: () => void;
}

/** Keeps values in one file of a folder, one a line, each with its digest; `stamp` stands for the code that makes them. As for `keepValues`, the folder is trusted. A null folder keeps nothing beyond the run. */
export function openContentStore(folder: string | null, name: string, stamp: () => string): ContentStore {
  const values = new Map<string, unknown>();
  /** What was read, as it is written: it is parsed when somebody asks for it, and written again as it stands. */
  const lines = new Map<string, string>();
  const file = folder === null ? null : path.join(folder, `${digest(name).slice(0, 32)}.lines`);
  const head = file === null ? '' : digest(`${stamp()} ${name}`);
  if (file !== null) for (const line of readLines(file, head)) lines.set(line.slice(0, line.indexOf(' ')), line);
  let changed = false;
  return {
    get: (id) => {
      if (values.has(id)) return values.get(id);
      const line = lines.get(id);
      if (line === undefined) return undefined;
      const value = parseLine(line);
      if (value === undefined) lines.delete(id);
      else values.set(id, value);
      return value;
    },
    put: (id, value) => {
      lines.delete(id);
      values.set(id, value);
      changed = true;
    },
    save: () => {
      if (file === null || !changed) return;
      changed = false;
      const made = [...values].flatMap(([id, value]) => {
        if (lines.has(id)) return [];
        const json = JSON.stringify(value);
        return [`${id} ${digest(`${id}${json}`).slice(0, 16)} ${json}\n`];
      });
      write(file, [`${head}\n`, ...made, ...[...lines.values()].map((line) => `${line}\n`)]);
    },
  };
}

function readLines(file: string, head: string): readonly string[] {
  try {
    const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
    return first === head ? lines.slice(0, -1) : [];
  } catch {
    return [];
  }
}

/** The value of a line; undefined where it is not as it was written. */
function parseLine(line: string): unknown {
  const [, id = '', sum, json] = /^(\S+) ([0-9a-f]{16}) (.*)$/.exec(line) ?? [];
  return json !== undefined && digest(`${id}${json}`).slice(0, 16) === sum ? JSON.parse(json) : undefined;
}

/** Writes beside the file and renames, so that nobody reads half of it. */
function write(file: string, lines: readonly string[]): void {
  const part = `${file}.part-${randomUUID()}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(part, lines.join(''));
    renameSync(part, file);
  } catch {
    discard(part);
  }
}
