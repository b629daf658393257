import { readSync } from 'node:fs';

/** Reads texts of an open file: those that stand side by side are mostly asked for one after the other. */
export interface PagedFile {
  /** The bytes from `start` to `end`, there only until the next call. */
  readonly read: (start: number, end: number) => Buffer;
}

const size = 1 << 16;

/** Opens reading by pages. Throws where the file ends too soon. */
export function openPages(file: number): PagedFile {
  let memory = Buffer.allocUnsafeSlow(size);
  let from = 0;
  let until = 0;
  return {
    read: (start, end) => {
      if (start < from || end > until) {
        // At multiples, since who goes backwards would read each page once for each of its texts.
        from = start - (start % size);
        const length = Math.max(size, end - from);
        if (memory.length < length) memory = Buffer.allocUnsafeSlow(length);
        until = from;
        for (let read = -1; until < end && read !== 0; until += read)
          read = readSync(file, memory, until - from, length - (until - from), until);
        if (until < end) throw new Error(`Unexpected end of a kept file at ${until}, expected ${end - until} bytes more.`);
      }
      return memory.subarray(start - from, end - from);
    },
  };
}
