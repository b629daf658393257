import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
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
import { readFully } from '../../git/read/kept/read-fully.ts';
import type { KeptRange, KeptRanges, RangeNotes } from '../schema/kept-ranges.ts';
import type { KeptShipment } from '../schema/kept-shipment.ts';

/** Changes of releases that are kept, and how that ends. */
export interface OpenRanges extends KeptRanges {
  /** Has what was asked for or put kept, and nothing else; without it the next run makes everything anew. */
  readonly save: () => void;
}

/** Where a range stands: its text, its notes behind it, and the digest of the text. */
type Entry = readonly [block: number, start: number, length: number, notes: number, digest: string];

interface State {
  readonly stamp: string;
  readonly blocks: readonly BlockFile[];
  readonly entries: readonly (readonly [key: string, ...Entry])[];
  readonly shipments: readonly (readonly [name: string, shipment: KeptShipment])[];
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
  const shipments = new Map<string, KeptShipment>();
  let added: OpenBlock | null = null;
  let end = 0;
  let isWritable = true;
  const blockNumber = before.files.length;
  const fileOf = (block: number): number | undefined => (block === blockNumber ? added?.file : before.files[block]);
  const open = (name: string): KeptRange | undefined => {
    const entry = used.get(name) ?? before.entries.get(name);
    const file = entry === undefined ? undefined : fileOf(entry[0]);
    if (entry === undefined || file === undefined) return undefined;
    used.set(name, entry);
    return openEntry(entry, file);
  };
  /** Where the bytes stand then; null where they cannot be written. */
  const append = (bytes: Uint8Array): number | null => {
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
    end += bytes.length;
    return end - bytes.length;
  };
  return {
    find: (material) => open(nameOf(material)),
    nameOf,
    open,
    put: (material, notes, json) => {
      const bytes = Buffer.from(json);
      const behind = Buffer.from(JSON.stringify(notes));
      const start = append(bytes);
      if (start === null || append(behind) === null || added === null) return null;
      const digest = hash('sha256', bytes);
      used.set(nameOf(material), [blockNumber, start, bytes.length, behind.length, digest]);
      return { file: added.file, start, length: bytes.length, digest };
    },
    write: (text) => {
      const bytes = Buffer.from(text);
      const start = append(bytes);
      return start === null ? null : [blockNumber, start, bytes.length];
    },
    read: ([block, start, length]) => {
      const file = fileOf(block);
      if (file === undefined) throw new RangeError(`Unexpected block ${block} of kept changes.`);
      return readText(file, start, length);
    },
    shipmentOf: (name) => before.shipments.get(name),
    keepShipment: (name, shipment) => shipments.set(name, shipment),
    save: () => {
      if (!isWritable) return;
      try {
        const isAsBefore = [...shipments].every(([name, shipment]) => before.shipments.get(name) === shipment);
        if (added === null && used.size === before.entries.size && isAsBefore) return;
        const blocks = added === null ? before.blocks : [...before.blocks, added.finish()];
        const bytes = before.bytes + end;
        const entries = [...used].map(([key, entry]) => [key, ...entry] as const);
        const needed = entries.reduce((sum, [, , , length, notes]) => sum + length + notes, 0);
        mkdirSync(folder, { recursive: true });
        const state: State =
          2 * needed >= bytes
            ? { stamp, blocks, entries, shipments: [...shipments], bytes }
            : { stamp, blocks: [], entries: [], shipments: [], bytes: 0 };
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

function nameOf(material: string): string {
  return hash('sha256', material, 'base64url');
}

function stateFile(folder: string): string {
  return path.join(folder, 'changes.state');
}

interface Before extends Pick<State, 'bytes'> {
  readonly blocks: readonly BlockFile[];
  readonly files: readonly number[];
  readonly entries: ReadonlyMap<string, Entry>;
  readonly shipments: ReadonlyMap<string, KeptShipment>;
}

const nothing: Before = { bytes: 0, blocks: [], files: [], entries: new Map(), shipments: new Map() };

function readBefore(folder: string, stamp: string): Before {
  try {
    const json = readChecked(stateFile(folder));
    if (json === null) return nothing;
    const { blocks, entries, shipments, bytes, ...state }: State = JSON.parse(json);
    if (state.stamp !== stamp || blocks.length > mostBlocks) return nothing;
    const files = blocks.map((block) => openBlock(folder, block));
    if (files.includes(null)) return nothing;
    return {
      bytes,
      blocks,
      files: files.flatMap((file) => file ?? []),
      entries: new Map(entries.map(([key, ...entry]) => [key, entry])),
      shipments: new Map(shipments),
    };
  } catch {
    return nothing;
  }
}

function openEntry([, start, length, notesLength, digest]: Entry, file: number): KeptRange {
  let known: RangeNotes | undefined;
  const notes = (): RangeNotes => {
    if (known === undefined) {
      const read: RangeNotes = JSON.parse(readText(file, start + length, notesLength));
      known = read;
    }
    return known;
  };
  const read = (): readonly Change[] => JSON.parse(readText(file, start, length));
  return { text: { file, start, length, digest }, read, notes };
}

function readText(file: number, start: number, length: number): string {
  return readFully(file, Buffer.allocUnsafe(length), start).toString();
}
