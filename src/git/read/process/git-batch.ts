/** An object as `git cat-file --batch` prints it. */
export interface BatchAnswer {
  readonly object: string;
  readonly content: Buffer;
}

/** The answers of `git cat-file --batch` in order: object, kind and size on a line, then as many bytes and a line feed; null for an object that is not there. */
export function parseBatch(bytes: Buffer): readonly (BatchAnswer | null)[] {
  const answers: (BatchAnswer | null)[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const line = bytes.toString('latin1', start, end);
    const [, object, size] = /^([0-9a-f]+) [a-z]+ (\d+)$/.exec(line) ?? [];
    start = end + 1;
    if (object === undefined) {
      answers.push(null);
      continue;
    }
    answers.push({ object, content: bytes.subarray(start, start + Number(size)) });
    start += Number(size) + 1;
  }
  return answers;
}
