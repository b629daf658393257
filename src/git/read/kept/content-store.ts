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
  const file = folder === null ? null : path.join(folder, `${digest(name).slice(0, 32)}.lines`);
  const head = file === null ? '' : digest(`${stamp()} ${name}`);
  if (file !== null) for (const [id, value] of readLines(file, head)) values.set(id, value);
  let changed = false;
  return {
    get: (id) => values.get(id),
    put: (id, value) => {
      values.set(id, value);
      changed = true;
    },
    save: () => {
      if (file === null || !changed) return;
      changed = false;
      const lines = [...values].map(([id, value]) => {
        const json = JSON.stringify(value);
        return `${id} ${digest(`${id}${json}`).slice(0, 16)} ${json}\n`;
      });
      write(file, [`${head}\n`, ...lines]);
    },
  };
}

function* readLines(file: string, head: string): Generator<readonly [string, unknown]> {
  let lines: readonly string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return;
  }
  if (lines[0] !== head) return;
  for (const line of lines.slice(1)) {
    const [, id = '', sum, json] = /^(\S+) ([0-9a-f]{16}) (.*)$/.exec(line) ?? [];
    if (json !== undefined && digest(`${id}${json}`).slice(0, 16) === sum) yield [id, JSON.parse(json)];
  }
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
