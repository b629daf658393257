import { createHash, hash, randomUUID } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Commit } from '../../../schema/repository.ts';
import { type CommitColumns, formatColumns, joinColumns, parseColumns } from './commit-columns.ts';
import { openPages } from './paged-file.ts';

/** Where the commits of a repository are kept, and what stands for all that they depend on beside their ids: code, repository, mailmap. */
export interface CommitsPlace {
  /** A folder of the user's own, as for `keepValues`. */
  readonly folder: string;
  /** The repository. */
  readonly name: string;
  readonly key: string;
  /** Bytes of an id. */
  readonly idLength: number;
}

/** The commits that were kept, in the order in which they were read, and the texts of each, which are read when they are asked for. */
export interface KeptCommits {
  readonly columns: CommitColumns;
  readonly messageOf: (place: number) => Pick<Commit, 'subject' | 'body'>;
  readonly noteOf: (place: number) => string;
  /** Some of the tips that reached them, when the last were kept. */
  readonly tips: readonly string[];
  /** Tells what was opened from what others keep meanwhile. */
  readonly version: string;
}

/** One run's commits, as they are written down: columns, then messages, then notes. */
export interface CommitBlock {
  readonly columns: CommitColumns;
  readonly messageOf: (place: number) => Pick<Commit, 'subject' | 'body'>;
  readonly noteOf: (place: number) => string;
}

const blockSchema = z.object({ file: z.string(), place: z.string(), digest: z.string(), columns: z.number(), commits: z.number() });
const stateSchema = z.object({ key: z.string(), tips: z.array(z.string()), blocks: z.array(blockSchema) });
type State = z.infer<typeof stateSchema>;

/** Branches come first among them. */
const mostTips = 32;

/** After so many runs all is read anew, and kept in one piece. */
const mostBlocks = 64;

/** Opens what was kept; null where there is nothing, or where it is not as it was written, is of another repository, or by other code. */
export function openKeptCommits(place: CommitsPlace): KeptCommits | null {
  try {
    const state = readState(place);
    if (state === null) return null;
    const settled = state.blocks.map((block) => expectWhole(place.folder, block));
    if (settled.includes(null)) return null;
    return joinBlocks(
      state,
      state.blocks.map((block) => openBlock(place.folder, block)),
      place.idLength,
    );
  } catch {
    return null;
  }
}

/**
 * Keeps the commits of a run, after those that were opened, or in place of all. What cannot be written is read again the next time, and so is what comes after something that
 * another run replaced meanwhile.
 */
export function keepCommits(
  place: CommitsPlace,
  block: CommitBlock,
  { after, tips }: { readonly after: KeptCommits | null; readonly tips: readonly string[] },
): void {
  try {
    mkdirSync(place.folder, { recursive: true });
    const before = after === null ? null : readState(place);
    if (after !== null && (before === null || versionOf(before) !== after.version)) return;
    const added = block.columns.count === 0 ? [] : [writeBlock(place, block)];
    writeState(place, { key: place.key, tips: tips.slice(0, mostTips), blocks: [...(before?.blocks ?? []), ...added] });
    if (after === null)
      removeOthers(
        place,
        added.map(({ file }) => file),
      );
  } catch {
    // What is there says of itself whether it is whole.
  }
}

function versionOf({ blocks }: State): string {
  return blocks.map(({ digest }) => digest).join(' ');
}

function beginningOf({ name }: CommitsPlace): string {
  return hash('sha256', name).slice(0, 32);
}

function stateFile(place: CommitsPlace): string {
  return path.join(place.folder, `${beginningOf(place)}.state`);
}

function readState(place: CommitsPlace): State | null {
  const text = readFileSync(stateFile(place), 'utf8');
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  if (text.slice(0, end) !== hash('sha256', json)) return null;
  const state = stateSchema.parse(JSON.parse(json));
  return state.key === place.key && state.blocks.length < mostBlocks ? state : null;
}

function writeState(place: CommitsPlace, state: State): void {
  const file = stateFile(place);
  const part = `${file}.part-${randomUUID()}`;
  const json = JSON.stringify(state);
  writeFileSync(part, `${hash('sha256', json)}\n${json}`);
  renameSync(part, file);
}

function removeOthers(place: CommitsPlace, own: readonly string[]): void {
  for (const name of readdirSync(place.folder))
    if (name.startsWith(`${beginningOf(place)}.block-`) && !own.includes(name)) rmSync(path.join(place.folder, name), { force: true });
}

/** Tells one state of a file from all others without reading it: nobody but the system sets the time of its last change. */
function placeOf(file: string): string {
  const { ino, size, mtimeNs, ctimeNs } = lstatSync(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** A file that is not the one that was left, as where a cache was carried to another machine, is read to see whether it is equal. */
function expectWhole(folder: string, { file, place, digest }: State['blocks'][number]): true | null {
  const name = path.join(folder, path.basename(file));
  return placeOf(name) === place || hash('sha256', readFileSync(name)) === digest ? true : null;
}

interface OpenBlock {
  readonly columns: CommitColumns;
  readonly file: number;
  /** Where texts begin. */
  readonly start: number;
}

function openBlock(folder: string, block: State['blocks'][number]): OpenBlock {
  // It stays open as long as the process lives.
  const file = openSync(path.join(folder, path.basename(block.file)), 'r');
  const bytes = new Uint8Array(new ArrayBuffer(block.columns));
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, at);
    if (read === 0) throw new Error('Unexpected end of kept commits.');
    at += read;
  }
  const columns = parseColumns(bytes);
  if (columns === null || columns.count !== block.commits) throw new Error('Unexpected columns of kept commits.');
  return { columns, file, start: block.columns };
}

function joinBlocks(state: State, blocks: readonly OpenBlock[], idLength: number): KeptCommits {
  const columns = joinColumns(
    blocks.map((block) => block.columns),
    idLength,
  );
  const begins: number[] = [];
  let count = 0;
  for (const block of blocks) {
    begins.push(count);
    count += block.columns.count;
  }
  const pages = blocks.map(({ file }) => ({ messages: openPages(file), notes: openPages(file) }));
  /** Commits of the first run are nearly all. */
  const blockOf = (place: number): number => begins.findLastIndex((begin) => begin <= place);
  const textOf = (place: number, kind: 'messages' | 'notes'): Buffer => {
    const at = place < (begins[1] ?? count) ? 0 : blockOf(place);
    const ends = kind === 'messages' ? columns.messageEnds : columns.noteEnds;
    const first = place === (begins[at] ?? 0);
    const messagesEnd = columns.messageEnds[(begins[at + 1] ?? count) - 1] ?? 0;
    const from = first ? (kind === 'messages' ? 0 : messagesEnd) : (ends[place - 1] ?? 0);
    const start = blocks[at]?.start ?? 0;
    return pages[at]?.[kind].read(start + from, start + (ends[place] ?? 0)) ?? Buffer.alloc(0);
  };
  return {
    columns,
    tips: state.tips,
    version: versionOf(state),
    messageOf: (place) => parseMessage(textOf(place, 'messages').toString()),
    noteOf: (place) => textOf(place, 'notes').toString(),
  };
}

function parseMessage(text: string): Pick<Commit, 'subject' | 'body'> {
  const end = text.indexOf('\0');
  return { subject: text.slice(0, end), body: text.slice(end + 1) };
}

/** As much is written at once. */
const pieceLength = 1 << 22;

function writeBlock(place: CommitsPlace, { columns, messageOf, noteOf }: CommitBlock): State['blocks'][number] {
  const name = `${beginningOf(place)}.block-${randomUUID()}`;
  const file = path.join(place.folder, name);
  const { messageEnds, noteEnds, count } = columns;
  const open = openSync(file, 'wx', 0o600);
  try {
    const digest = createHash('sha256');
    const write = (bytes: Buffer): void => {
      digest.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(open, bytes, at);
    };
    let end = 0;
    for (let at = 0; at < count; at += 1) {
      const { subject, body } = messageOf(at);
      end += Buffer.byteLength(subject) + 1 + Buffer.byteLength(body);
      messageEnds[at] = end;
    }
    const notes: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const note = noteOf(at);
      notes.push(note);
      end += Buffer.byteLength(note);
      noteEnds[at] = end;
    }
    const head = formatColumns(columns);
    write(head);
    writeTexts(write, count, (at) => {
      const { subject, body } = messageOf(at);
      return `${subject}\0${body}`;
    });
    writeTexts(write, count, (at) => notes[at] ?? '');
    return { file: name, place: placeOf(file), digest: digest.digest('hex'), columns: head.length, commits: count };
  } finally {
    closeSync(open);
  }
}

function writeTexts(write: (bytes: Buffer) => void, count: number, textOf: (at: number) => string): void {
  let texts: string[] = [];
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const text = textOf(at);
    texts.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    write(Buffer.from(texts.join('')));
    texts = [];
    length = 0;
  }
  write(Buffer.from(texts.join('')));
}
