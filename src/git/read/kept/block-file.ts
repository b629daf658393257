import { createHash, hash, randomUUID } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A file that was written once and is never changed: its name in its folder, which state of it was left, and its SHA-256. */
export const blockFileSchema = z.object({ file: z.string(), place: z.string(), digest: z.string() });
export type BlockFile = z.infer<typeof blockFileSchema>;

/** A block that is being written. */
export interface OpenBlock {
  /** Opened for reading and writing; it may be read for as long as the process lives, and with `drop` is gone. */
  readonly file: number;
  readonly write: (bytes: Uint8Array) => void;
  readonly finish: () => BlockFile;
  readonly drop: () => void;
}

/** Begins a block in a folder, with a name that begins as given. */
export function startBlock(folder: string, beginning: string): OpenBlock {
  const name = `${beginning}${randomUUID()}`;
  const whole = path.join(folder, name);
  const file = openSync(whole, 'wx+', 0o600);
  const digest = createHash('sha256');
  return {
    file,
    write: (bytes) => {
      digest.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    finish: () => ({ file: name, place: placeOf(whole), digest: digest.digest('hex') }),
    drop: () => {
      closeSync(file);
      rmSync(whole, { force: true });
    },
  };
}

/** Opens a block for reading, for as long as the process lives. Null where it is not as it was written: one that was carried here from another machine is read to see. */
export function openBlock(folder: string, { file, place, digest }: BlockFile): number | null {
  const name = path.join(folder, path.basename(file));
  const isWhole = placeOf(name) === place || hash('sha256', readFileSync(name)) === digest;
  return isWhole ? openSync(name, 'r') : null;
}

/** Tells one state of a file from all others without reading it: nobody but the system sets the time of its last change. */
function placeOf(file: string): string {
  const { ino, size, mtimeNs, ctimeNs } = lstatSync(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** Removes the blocks of a folder whose names begin as given, but for some. */
export function removeBlocks(folder: string, beginning: string, but: readonly string[]): void {
  for (const name of readdirSync(folder))
    if (name.startsWith(beginning) && !but.includes(name)) rmSync(path.join(folder, name), { force: true });
}

/** Reads the JSON that `writeChecked` wrote; null where it is not whole. */
export function readChecked(file: string): string | null {
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  return text.slice(0, end) === hash('sha256', json) ? json : null;
}

/** Writes a value as JSON with its digest, beside the file first, so that nobody reads half of it. */
export function writeChecked(file: string, value: unknown): void {
  const part = `${file}.part-${randomUUID()}`;
  const json = JSON.stringify(value);
  writeFileSync(part, `${hash('sha256', json)}\n${json}`);
  renameSync(part, file);
}
