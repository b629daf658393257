import { expect, test } from 'vitest';
import type { FileVersion } from '../../../../src/git/schema/content-history.ts';
import { listRememberedSignatures } from '../../../../src/validation/assemble/signoffs/remembered-signatures.ts';
import { makeVersion } from '../../signoff-case.ts';

/** A commit: what it wrote to the statement, to the signature, or to both; null where it took the file away. */
interface Written {
  readonly statement?: string | null;
  readonly signature?: string | null;
}

const stem = 'content/operations/deletion/signatures/one/1-tester-jonas@portal.example';

/** The versions of both files, with a file that was deleted and made anew apart, as the history tells them. */
function makeVersions(commits: readonly Written[]): ReadonlyMap<string, readonly FileVersion[]> {
  const versions = new Map<string, FileVersion[]>();
  for (const [file, ending] of [
    ['statement', 'json'],
    ['signature', 'sig'],
  ] as const) {
    let own: FileVersion[] = [];
    for (const [order, { [file]: text }] of commits.entries()) {
      if (text === undefined) continue;
      own.push({ ...makeVersion({ text: text ?? '' }), text, order, ...(text === null ? { removed: true } : {}) });
      if (text !== null) continue;
      versions.set(`${stem}.${ending}@${order.toString(16).padStart(40, '0')}`, own);
      own = [];
    }
    versions.set(`${stem}.${ending}`, own);
  }
  return versions;
}

const tell = (commits: readonly Written[]): readonly string[] =>
  listRememberedSignatures(makeVersions(commits)).flatMap((found) => {
    expect(found.stem).toBe(stem);
    return [...found.statements].map((statement) => `${statement} ${found.signature}`);
  });

/** Numbers that are the same in each run. */
function makeDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function throwHistory(dice: (sides: number) => number, length: number, texts: number): readonly Written[] {
  const text = (): string | null => (dice(5) === 0 ? null : `${dice(texts)}`);
  return Array.from({ length }, () => {
    const which = dice(3);
    return { ...(which === 1 ? {} : { statement: text() }), ...(which === 0 ? {} : { signature: text() }) };
  });
}

test('of few texts every statement is tried with every signature', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const commits = throwHistory(makeDice(seed), 12, 4);
    const of = (file: keyof Written) => [...new Set(commits.flatMap(({ [file]: text }) => text ?? []))];
    const all = of('statement').flatMap((statement) => of('signature').map((signature) => `${statement} ${signature}`));
    expect([...tell(commits)].sort()).toEqual(all.sort());
  }
});

test('whatever stood together at a commit is tried, among however many texts', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const commits = throwHistory(makeDice(seed), 60, 40);
    const found = new Set(tell(commits));
    let [statement, signature]: (string | null)[] = [null, null];
    for (const commit of commits) {
      statement = commit.statement === undefined ? statement : commit.statement;
      signature = commit.signature === undefined ? signature : commit.signature;
      if (statement != null && signature != null) expect(found).toContain(`${statement} ${signature}`);
    }
  }
});

test('two branches that lie between each other are told apart', () => {
  expect(tell([{ statement: 'ours' }, { statement: 'theirs' }, { signature: 'our' }, { signature: 'their' }])).toEqual(
    expect.arrayContaining(['ours our', 'theirs their']),
  );
});

test('the pairs grow as the history does, not with its square', () => {
  const commits = Array.from({ length: 5_000 }, (_, index) => ({ statement: `${index}`, signature: `${index}` }));
  expect(tell(commits).length).toBeLessThanOrEqual(8 * 5_000);
});
