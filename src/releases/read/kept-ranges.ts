import { hash } from 'node:crypto';
import { mkdirSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../../book/schema/change.ts';
import {
  type BlockFile,
  type OpenBlock,
  openBlock,
  readChecked,
  removeBlocks,
  startBlock,
  writeChecked,
} from '../../git/read/kept/block-file.ts';
import type { KeptRange, KeptRanges } from '../schema/kept-ranges.ts';

/** Changes of releases that are kept, and how that ends. */
export interface OpenRanges extends KeptRanges {
  /** Has what was asked for or put kept, and nothing else; without it the next run makes everything anew. */
  readonly save: () => void;
}

/** What is noted of a range beside its text. */
interface Entry extends Omit<KeptRange, 'text' | 'read'> {
  readonly block: number;
  readonly start: number;
  readonly length: number;
  readonly digest: string;
}

interface State {
  readonly stamp: string;
  readonly blocks: readonly BlockFile[];
  readonly entries: readonly (readonly [key: string, Entry])[];
  /** Bytes of all blocks. */
  readonly bytes: number;
}

const beginning = 'changes.block-';
/** After so many runs, or when less than half of what is kept is still of use, all is made anew. */
const mostBlocks = 64;

/** Opens the changes that are kept in a folder, which is trusted as for `keepValues`. `stamp` stands for all code that makes them. What is not as it was written is not used. */
export function openKeptRanges(folder: string, stamp: string): OpenRanges {
  const before = readBefore(folder, stamp);
  const used = new Map<string, Entry>();
  let added: OpenBlock | null = null;
  let end = 0;
  let isWritable = true;
  const blockNumber = before.files.length;
  return {
    find: (material) => {
      const key = hash('sha256', material);
      const entry = before.entries.get(key);
      const file = entry === undefined ? undefined : before.files[entry.block];
      if (entry === undefined || file === undefined) return undefined;
      used.set(key, entry);
      return openEntry(entry, file);
    },
    put: (material, range, json) => {
      const bytes = Buffer.from(json);
      try {
        if (!isWritable) return null;
        if (added === null) {
          mkdirSync(folder, { recursive: true });
          added = startBlock(folder, beginning);
        }
        added.write(bytes);
      } catch {
        isWritable = false;
        return null;
      }
      const entry = { ...range, block: blockNumber, start: end, length: bytes.length, digest: hash('sha256', bytes) };
      end += bytes.length;
      used.set(hash('sha256', material), entry);
      return { file: added.file, start: entry.start, length: entry.length, digest: entry.digest };
    },
    save: () => {
      if (!isWritable) return;
      try {
        if (added === null && used.size === before.entries.size) return;
        const blocks = added === null ? before.blocks : [...before.blocks, added.finish()];
        const entries = [...used];
        const bytes = before.bytes + end;
        const isWorthIt = 2 * entries.reduce((sum, [, { length }]) => sum + length, 0) >= bytes;
        mkdirSync(folder, { recursive: true });
        const state: State = isWorthIt ? { stamp, blocks, entries, bytes } : { stamp, blocks: [], entries: [], bytes: 0 };
        writeChecked(stateFile(folder), state);
        if (before.blocks.length === 0)
          removeBlocks(
            folder,
            beginning,
            blocks.map(({ file }) => file),
          );
      } catch {
        // The next run makes everything anew.
      }
    },
  };
}

function stateFile(folder: string): string {
  return path.join(folder, 'changes.state');
}

interface Before extends Pick<State, 'bytes'> {
  readonly blocks: readonly BlockFile[];
  readonly files: readonly number[];
  readonly entries: ReadonlyMap<string, Entry>;
}

const nothing: Before = { bytes: 0, blocks: [], files: [], entries: new Map() };

function readBefore(folder: string, stamp: string): Before {
  try {
    const json = readChecked(stateFile(folder));
    if (json === null) return nothing;
    const { blocks, entries, bytes, ...state }: State = JSON.parse(json);
    if (state.stamp !== stamp || blocks.length > mostBlocks) return nothing;
    const files = blocks.map((block) => openBlock(folder, block));
    if (files.includes(null)) return nothing;
    return { bytes, blocks, files: files.flatMap((file) => file ?? []), entries: new Map(entries) };
  } catch {
    return nothing;
  }
}

function openEntry({ start, length, digest, order, people, authors, pulls, others }: Entry, file: number): KeptRange {
  const read = (): readonly Change[] => JSON.parse(readText(file, start, length));
  return { text: { file, start, length, digest }, read, order, people, authors, pulls, others };
}

function readText(file: number, start: number, length: number): string {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const read = readSync(file, bytes, at, length - at, start + at);
    if (read === 0) throw new Error(`Unexpected end of kept changes at ${start + at}, expected ${length - at} bytes more.`);
    at += read;
  }
  return bytes.toString();
}
