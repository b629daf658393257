import { hash } from 'node:crypto';

/** A kept file. */
export interface KeptFile {
  /** Stands for all that it was made from. */
  readonly key: string;
  /** SHA-256 of its content. */
  readonly digest: string;
  /** Whatever its maker has to know again. */
  readonly note: string;
  /** Tells the file as it was left: inode, size, time and mode. */
  readonly place: string;
}

const schema = 'docket/kept-files/v1';

/** Writes down what is kept, a line for each file. The last line is a digest of the others, so that half of it is nothing; the first names the code. */
export function formatKeptState(stamp: string, files: ReadonlyMap<string, KeptFile>): string {
  const lines = [...files].map(([name, { key, digest, place, note }]) => JSON.stringify([name, key, digest, place, note]));
  const text = `${schema} ${stamp}\n${lines.map((line) => `${line}\n`).join('')}`;
  return `${text}${hash('sha256', text)}\n`;
}

/** Reads that back; nothing where it was written by other code, or is not whole. */
export function parseKeptState(written: string, stamp: string): ReadonlyMap<string, KeptFile> {
  const files = new Map<string, KeptFile>();
  const end = written.lastIndexOf('\n', written.length - 2) + 1;
  const text = written.slice(0, end);
  if (!text.startsWith(`${schema} ${stamp}\n`) || written.slice(end) !== `${hash('sha256', text)}\n`) return files;
  for (const line of text.split('\n').slice(1, -1)) {
    const [name, key, digest, place, note]: readonly string[] = JSON.parse(line);
    if (name !== undefined && key !== undefined && digest !== undefined && place !== undefined && note !== undefined)
      files.set(name, { key, digest, place, note });
  }
  return files;
}
