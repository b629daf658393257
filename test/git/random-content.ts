import type { TestRepository } from '../git-repository.ts';

/** A generator of numbers below a limit, the same for the same seed. */
export function startDice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Files = ReadonlyMap<string, string>;

interface Made {
  readonly mark: number;
  readonly files: Files;
}

const folder = 'content/releases/portal';
const names = ['oq', 'pq', 'iq', 'uat', 'dq', '1.0/oq', '1.0/pq', '1.0/signatures/oq/a', '1.0/evidence/log'].map(
  (name) => `${folder}/${name}.mdx`,
);

/**
 * Commits a random history in one go: edits, renames with and without an edit, copies, files that come and go, and merges, of two branches or three, clean
 * or not, that take one side, edit, rename, drop or bring something themselves.
 */
export function commitAtRandom({ feed }: TestRepository, seed: number, count: number): void {
  const roll = startDice(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[roll(list.length)];
  const stream: string[] = [];
  const made: Made[] = [];

  const edit = (text: string): string => {
    const lines = text.split('\n');
    for (let left = roll(3); left >= 0; left -= 1) lines[roll(lines.length)] = `Line ${roll(12)} is ${roll(9)}`;
    return lines.join('\n');
  };
  const write = (): string =>
    edit(Array.from({ length: 9 }, (_, index) => `Line ${index} is ${roll(3) === 0 ? 'new' : 'as it was'}`).join('\n'));
  const change = (files: Map<string, string>): void => {
    const [from = '', text = write()] = pick([...files]) ?? [];
    const to = pick(names) ?? '';
    const does = roll(8);
    if (does === 0) files.delete(from);
    if (does === 1 || does === 2) files.delete(from);
    if (does === 1 || (does === 3 && !files.has(to))) files.set(to, text);
    if (does === 2) files.set(to, edit(text));
    if (does === 4) files.set(to, write());
    if (does > 4) files.set(from === '' ? to : from, edit(text));
  };
  const merge = (parents: readonly Made[]): Map<string, string> => {
    const files = new Map<string, string>();
    for (const name of names) {
      const held = pick(parents)?.files.get(name);
      if (held !== undefined) files.set(name, held);
    }
    return files;
  };

  for (let mark = 1; mark <= count; mark += 1) {
    const tips = Array.from({ length: Math.max(1, roll(5) - 1) }, () => made[made.length - 1 - roll(Math.min(made.length, 5))]);
    const parents = [...new Set(tips)].filter((parent) => parent !== undefined);
    const files = parents.length > 1 && roll(3) > 0 ? merge(parents) : new Map(parents[0]?.files);
    if (parents.length < 2 || roll(2) === 0) for (let left = roll(2); left >= 0; left -= 1) change(files);
    made.push({ mark, files });
    const [first, ...others] = parents.map((parent) => `:${parent.mark}`);
    stream.push(
      `commit refs/heads/main\nmark :${mark}\ncommitter Ada <ada@example.org> ${1_700_000_000 + mark * 60 - roll(3) * 100} +0000\n${data(`Commit ${mark}`)}`,
      first === undefined ? '' : `from ${first}\n`,
      ...others.map((other) => `merge ${other}\n`),
      'deleteall\n',
      ...[...files].map(([name, text]) => `M 100644 inline ${name}\n${data(text)}`),
      '\n',
    );
  }
  feed(stream.join(''), 'fast-import', '--quiet', '--force');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
