import { closeSync } from 'node:fs';
import { z } from 'zod';
import type { Commit } from '../../../schema/repository.ts';
import { blockFileSchema, openBlock, startBlock } from '../block-file.ts';
import { readFully } from '../read-fully.ts';
import {
  type ColumnsSize,
  type CommitColumns,
  formatColumns,
  headLength,
  type JoinedColumns,
  parsePeople,
  parseSize,
} from './commit-columns.ts';

/** The texts of one run's commits in an open file. */
export interface RunTexts {
  readonly file: number;
  readonly start: number;
  readonly commits: number;
}

/** One run's commits, as they are written down: columns, then messages, then notes. */
export interface CommitBlock {
  readonly columns: CommitColumns;
  readonly messageOf: (place: number) => Pick<Commit, 'subject' | 'body'>;
  readonly noteOf: (place: number) => string;
}

/** What is noted of the file of one run's commits: `columns` is how many bytes these take. */
export const keptBlockSchema = blockFileSchema.extend({ columns: z.number(), commits: z.number() });

export type KeptBlock = z.infer<typeof keptBlockSchema>;

/** Opens the file of a run, whose columns are read at once and whose texts later. Throws where it is not as it was written. */
export function openTexts(folder: string, block: KeptBlock): RunTexts {
  const file = openBlock(folder, block);
  if (file === null) throw new Error('Unexpected file of kept commits.');
  return { file, start: block.columns, commits: block.commits };
}

/** How much of a run there is. Throws where its columns are not as they were written. */
export function readSize(block: KeptBlock, run: RunTexts | undefined): ColumnsSize {
  const head = Buffer.alloc(headLength);
  if (run !== undefined) readFully(run.file, head, 0);
  const size = parseSize(head, block.columns);
  if (size === null || size.count !== block.commits) throw new Error('Unexpected columns of kept commits.');
  return size;
}

/** Reads the columns of a run behind those that were read before. */
export function readColumns(joined: JoinedColumns, size: ColumnsSize, run: RunTexts | undefined): void {
  if (run === undefined) return;
  joined.add(size, (columns) => {
    let at = headLength;
    for (const column of columns) {
      readFully(run.file, Buffer.from(column.buffer, column.byteOffset, column.byteLength), at);
      at += column.byteLength;
    }
    const names = Buffer.alloc(size.names);
    readFully(run.file, names, at);
    return parsePeople(names.toString());
  });
}

/** As much is written at once. */
const pieceLength = 1 << 22;

/** Writes the commits of a run into a file of its own, whose name has a given beginning. */
export function writeBlock(folder: string, beginning: string, { columns, messageOf, noteOf }: CommitBlock): KeptBlock {
  const { messageEnds, noteEnds, count } = columns;
  const block = startBlock(folder, beginning);
  try {
    let end = 0;
    for (let at = 0; at < count; at += 1) {
      const { subject, body } = messageOf(at);
      end += Buffer.byteLength(subject) + 1 + Buffer.byteLength(body);
      messageEnds[at] = end;
    }
    for (let at = 0; at < count; at += 1) {
      end += Buffer.byteLength(noteOf(at));
      noteEnds[at] = end;
    }
    const head = formatColumns(columns);
    block.write(head);
    writeTexts(block.write, count, (at) => {
      const { subject, body } = messageOf(at);
      return `${subject}\0${body}`;
    });
    writeTexts(block.write, count, noteOf);
    closeSync(block.file);
    return { ...block.finish(), columns: head.length, commits: count };
  } catch (error) {
    block.drop();
    throw error;
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
