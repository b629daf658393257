import { hash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A file of the work tree as git's index notes it. */
export interface IndexEntry {
  /** From the top of the repository, parted by `/`. */
  readonly path: string;
  readonly mode: number;
  readonly id: string;
  readonly stats: BigIntStats;
}

const head = 62;

/** Whether an index says nothing that only git can go on with: conflicts, submodules, files that are passed over. */
export function isPlainIndex(file: string): boolean {
  if (!existsSync(file)) return true;
  const bytes = readFileSync(file);
  if (bytes.readUInt32BE(4) !== 2) return false;
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    if (![0o100644, 0o100755, 0o120000].includes(bytes.readUInt32BE(at + 24)) || (bytes.readUInt16BE(at + 60) & 0xf000) !== 0) return false;
    at += padded(bytes.indexOf(0, at + head) - at);
  }
  while (at < bytes.length - 20) {
    // Extensions with a small first letter may not be passed over.
    if ((bytes[at] ?? 0) >= 0x61) return false;
    at += 8 + bytes.readUInt32BE(at + 4);
  }
  return true;
}

/** Writes what git would have written when it added these files. */
export function writeIndex(file: string, entries: readonly IndexEntry[]): void {
  const start = Buffer.alloc(12);
  start.write('DIRC');
  start.writeUInt32BE(2, 4);
  start.writeUInt32BE(entries.length, 8);
  const named = entries.map((entry) => ({ entry, name: Buffer.from(entry.path) })).sort((one, other) => one.name.compare(other.name));
  const body = Buffer.concat([start, ...named.map(({ entry, name }) => formatEntry(entry, name))]);
  writeFileSync(file, Buffer.concat([body, Buffer.from(hash('sha1', body), 'hex')]));
}

function formatEntry({ mode, id, stats }: IndexEntry, name: Buffer): Buffer {
  const bytes = Buffer.alloc(padded(head + name.length));
  const second = 1_000_000_000n;
  const times = [stats.ctimeNs / second, stats.ctimeNs % second, stats.mtimeNs / second, stats.mtimeNs % second];
  const numbers = [...times, stats.dev, stats.ino, BigInt(mode), stats.uid, stats.gid, stats.size];
  for (const [index, value] of numbers.entries()) bytes.writeUInt32BE(Number(BigInt.asUintN(32, value)), index * 4);
  bytes.write(id, 40, 'hex');
  bytes.writeUInt16BE(Math.min(name.length, 0xfff), 60);
  name.copy(bytes, head);
  return bytes;
}

/** Entries end with one to eight zeros. */
function padded(length: number): number {
  return (length + 8) & ~7;
}
