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

const schema = 'docket/kept-files/v3';
const separator = '\t';

/**
 * Writes down what is kept, a line for each file. The last line is a digest of the others, so that half of it is nothing; the first names the code. What was read is written back as it stands: there are
 * thousands of lines, of which few are new.
 */
export function formatKeptState(stamp: string, files: ReadonlyMap<string, KeptFile>): string {
  const lines: string[] = [`${schema} ${stamp}\n`];
  for (const [name, file] of files) lines.push(file instanceof ReadLine ? file.line : formatLine(name, file));
  const text = lines.join('');
  return `${text}${hash('sha256', text)}\n`;
}

/** Reads that back; nothing where it was written by other code, or is not whole. */
export function parseKeptState(written: string, stamp: string): ReadonlyMap<string, KeptFile> {
  const files = new Map<string, KeptFile>();
  const end = written.lastIndexOf('\n', written.length - 2) + 1;
  const text = written.slice(0, end);
  const head = `${schema} ${stamp}\n`;
  if (!text.startsWith(head) || written.slice(end) !== `${hash('sha256', text)}\n`) return files;
  for (let start = head.length; start < end; ) {
    const next = text.indexOf('\n', start) + 1;
    files.set(readPart(text.slice(start, text.indexOf(separator, start))), new ReadLine(text.slice(start, next)));
    start = next;
  }
  return files;
}

/** What a line says, each part read when somebody asks for it. */
class ReadLine implements KeptFile {
  readonly line: string;
  #parts: readonly string[] | undefined;

  constructor(line: string) {
    this.line = line;
  }

  get key(): string {
    return this.#part(1);
  }

  get digest(): string {
    return this.#part(2);
  }

  get place(): string {
    return this.#part(3);
  }

  get note(): string {
    return this.#part(4);
  }

  #part(at: number): string {
    this.#parts ??= this.line.slice(0, -1).split(separator);
    return readPart(this.#parts[at] ?? '');
  }
}

function formatLine(name: string, { key, digest, place, note }: KeptFile): string {
  return `${[name, key, digest, place, note].map(formatPart).join(separator)}\n`;
}

const marks = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\\', '\\\\'],
]);

/** A text without what ends a line or a part of it. */
function formatPart(text: string): string {
  return /[\t\n\\]/.test(text) ? text.replace(/[\t\n\\]/g, (found) => marks.get(found) ?? found) : text;
}

function readPart(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(.)/g, (_, found: string) => (found === 't' ? '\t' : found === 'n' ? '\n' : found));
}
