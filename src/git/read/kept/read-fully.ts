import { readSync } from 'node:fs';

/** Fills `bytes` with what stands in an open file from `start` on. Throws where it ends before. */
export function readFully(file: number, bytes: Buffer, start: number): Buffer {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, start + at);
    if (read === 0) throw new Error(`Unexpected end of a file at ${start + at}, expected ${bytes.length - at} bytes more.`);
    at += read;
  }
  return bytes;
}
