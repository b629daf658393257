import { appendFile, open, readFile, rm, truncate } from 'node:fs/promises';
import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { foundSchema } from '../schema/snapshot/found.ts';

const headSchema = z.strictObject({ key: z.string(), startedAt: z.string() });
const pageSchema = z.strictObject({ list: z.string(), next: z.string().nullable(), total: z.number().nullable(), found: foundSchema });

export type PartialPage = Frozen<z.infer<typeof pageSchema>>;

/** The pages of a collect that has not ended. */
export interface PartialCollect {
  /** When that collect began. */
  readonly startedAt: string;
  readonly pages: readonly PartialPage[];
  readonly add: (page: PartialPage) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * Opens the file beside a snapshot in which a collect keeps its pages, a line each, so that one that dies half-way is gone on with. A line that was not
 * written to its end is cut off. What belongs to another collect (`key`), or cannot be read, is begun anew.
 */
export async function openPartial(file: string, key: string, now: string): Promise<PartialCollect> {
  const kept = parse(await readFile(file, 'utf8').catch(() => ''), key);
  if (kept === null) {
    const handle = await open(file, 'w', 0o644);
    await handle.writeFile(`${JSON.stringify({ key, startedAt: now })}\n`);
    await handle.close();
  } else await truncate(file, kept.bytes);
  return {
    startedAt: kept?.startedAt ?? now,
    pages: kept?.pages ?? [],
    add: (page) => appendFile(file, `${JSON.stringify(page)}\n`),
    remove: () => rm(file, { force: true }),
  };
}

function parse(text: string, key: string) {
  const lines = text.split('\n');
  // What follows the last line feed is no whole line.
  lines.pop();
  const head = headSchema.safeParse(parseLine(lines[0]));
  if (!head.success || head.data.key !== key) return null;
  let bytes = Buffer.byteLength(lines[0] ?? '') + 1;
  const pages: PartialPage[] = [];
  for (const line of lines.slice(1)) {
    const page = pageSchema.safeParse(parseLine(line));
    if (!page.success) break;
    pages.push(page.data);
    bytes += Buffer.byteLength(line) + 1;
  }
  return { startedAt: head.data.startedAt, pages, bytes };
}

function parseLine(line: string | undefined): unknown {
  try {
    const value: unknown = JSON.parse(line ?? '');
    return value;
  } catch {
    return null;
  }
}
