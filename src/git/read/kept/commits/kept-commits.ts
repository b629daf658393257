import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Commit } from '../../../schema/repository.ts';
import { readChecked, removeBlocks, writeChecked } from '../block-file.ts';
import { type CommitBlock, keptBlockSchema, openTexts, type RunTexts, readColumns, readSize, writeBlock } from './commit-block.ts';
import { type CommitColumns, type JoinedColumns, joinColumns, listColumns } from './commit-columns.ts';
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
  /** The same columns, with room for more. */
  readonly joined: JoinedColumns;
  readonly messageOf: (place: number) => Pick<Commit, 'subject' | 'body'>;
  readonly noteOf: (place: number) => string;
  /** Some of the tips that reached them, when the last were kept. */
  readonly tips: readonly string[];
  /** Tells what was opened from what others keep meanwhile. */
  readonly version: string;
  /** Where the texts of each run stand. */
  readonly texts: readonly RunTexts[];
}

const stateSchema = z.object({ key: z.string(), tips: z.array(z.string()), blocks: z.array(keptBlockSchema) });
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
    const runs = state.blocks.map((block) => openTexts(place.folder, block));
    const sizes = state.blocks.map((block, at) => readSize(block, runs[at]));
    const joined = joinColumns({
      count: room + sizes.reduce((sum, { count }) => sum + count, 0),
      edges: room + sizes.reduce((sum, { edges }) => sum + edges, 0),
      idLength: place.idLength,
    });
    if (sizes.some(({ idLength }) => idLength !== place.idLength)) return null;
    for (const [at, size] of sizes.entries()) readColumns(joined, size, runs[at]);
    return openRuns(state, joined, runs);
  } catch {
    return null;
  }
}

/**
 * Keeps the commits of a run in place of all that was kept. What cannot be written is read again the next time.
 */
export function keepCommits(place: CommitsPlace, block: CommitBlock, tips: readonly string[]): void {
  try {
    mkdirSync(place.folder, { recursive: true });
    const added = block.columns.count === 0 ? [] : [writeBlock(place.folder, blockBeginning(place), block)];
    writeChecked(stateFile(place), { key: place.key, tips: tips.slice(0, mostTips), blocks: added });
    removeBlocks(
      place.folder,
      blockBeginning(place),
      added.map(({ file }) => file),
    );
  } catch {
    // What is there says of itself whether it is whole.
  }
}

/**
 * Keeps the commits of a run after those that were opened, and gives all of them. Null where they cannot be written, or where another run replaced meanwhile what was opened: then all are read from
 * nothing.
 */
export function keepMoreCommits(
  place: CommitsPlace,
  block: CommitBlock,
  { after, tips }: { readonly after: KeptCommits; readonly tips: readonly string[] },
): KeptCommits | null {
  try {
    const before = readState(place);
    if (before === null || versionOf(before) !== after.version) return null;
    const added = block.columns.count === 0 ? [] : [writeBlock(place.folder, blockBeginning(place), block)];
    const state = { key: place.key, tips: tips.slice(0, mostTips), blocks: [...before.blocks, ...added] };
    writeChecked(stateFile(place), state);
    const joined = makeRoom(after, block.columns, place.idLength);
    addColumns(joined, block.columns);
    return openRuns(state, joined, [...after.texts, ...added.map((each) => openTexts(place.folder, each))]);
  } catch {
    return null;
  }
}

function versionOf({ blocks }: State): string {
  return blocks.map(({ digest }) => digest).join(' ');
}

function beginningOf({ name }: CommitsPlace): string {
  return hash('sha256', name).slice(0, 32);
}

function blockBeginning(place: CommitsPlace): string {
  return `${beginningOf(place)}.block-`;
}

function stateFile(place: CommitsPlace): string {
  return path.join(place.folder, `${beginningOf(place)}.state`);
}

function readState(place: CommitsPlace): State | null {
  const state = stateSchema.parse(JSON.parse(readChecked(stateFile(place)) ?? 'null'));
  return state.key === place.key && state.blocks.length < mostBlocks ? state : null;
}

/** So many commits, and as many parents, have room behind what is opened: what one more tag brings needs no copy of the others. */
const room = 1 << 12;

function addColumns(joined: JoinedColumns, added: CommitColumns): void {
  joined.add({ count: added.count, edges: added.parents.length }, (columns) => {
    for (const [at, column] of listColumns(added).entries()) columns[at]?.set(column);
    return added.people;
  });
}

/** What was opened, with room for the columns of one more run. */
function makeRoom({ joined, columns }: KeptCommits, { count, parents }: CommitColumns, idLength: number): JoinedColumns {
  if (count <= room && parents.length <= room) return joined;
  const larger = joinColumns({ count: columns.count + count, edges: columns.parents.length + parents.length, idLength });
  addColumns(larger, columns);
  return larger;
}

function openRuns(state: State, joined: JoinedColumns, runs: readonly RunTexts[]): KeptCommits {
  const columns = joined.list();
  const texts = runs.map(({ file, start, commits }) => ({ file, start, commits }));
  const begins: number[] = [];
  let count = 0;
  for (const { commits } of texts) {
    begins.push(count);
    count += commits;
  }
  const pages = texts.map(({ file }) => ({ messages: openPages(file), notes: openPages(file) }));
  /** Commits of the first run are nearly all. */
  const blockOf = (place: number): number => begins.findLastIndex((begin) => begin <= place);
  const textOf = (place: number, kind: 'messages' | 'notes'): Buffer => {
    const at = place < (begins[1] ?? count) ? 0 : blockOf(place);
    const ends = kind === 'messages' ? columns.messageEnds : columns.noteEnds;
    const first = place === (begins[at] ?? 0);
    const messagesEnd = columns.messageEnds[(begins[at + 1] ?? count) - 1] ?? 0;
    const from = first ? (kind === 'messages' ? 0 : messagesEnd) : (ends[place - 1] ?? 0);
    const start = texts[at]?.start ?? 0;
    return pages[at]?.[kind].read(start + from, start + (ends[place] ?? 0)) ?? Buffer.alloc(0);
  };
  return {
    columns,
    joined,
    tips: state.tips,
    version: versionOf(state),
    texts,
    messageOf: (place) => parseMessage(textOf(place, 'messages').toString()),
    noteOf: (place) => textOf(place, 'notes').toString(),
  };
}

function parseMessage(text: string): Pick<Commit, 'subject' | 'body'> {
  const end = text.indexOf('\0');
  return { subject: text.slice(0, end), body: text.slice(end + 1) };
}
