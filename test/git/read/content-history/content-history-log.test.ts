import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileChange } from '../../../../src/git/read/content-history/content-history-commits.ts';
import { readContentLog } from '../../../../src/git/read/content-history/content-history-log.ts';
import { validationContent as content } from '../../../../src/validation/schema/content-paths.ts';
import { makeRepository, type TestRepository } from '../../../git-repository.ts';
import { isThorough } from '../../../often.ts';
import { commitAtRandom } from '../../random-content.ts';

// From 51 on a merge renames what also looks renamed against a parent that holds the new name; in 51 parents name two sources that are equally like.
const seeds = [...(isThorough ? [1, 2, 3, 4, 55, 74] : [1]), 51, 80];
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

test.each(seeds)('what each commit did is what git says of it and each parent alone (history %i)', async (seed) => {
  const repository = makeRepository();
  commitAtRandom(repository, seed, 16);
  const source = {
    gitDir: join(repository.path, '.git'),
    tip: 'HEAD',
    paths: ['content'],
    prefix: '',
    mailmap: false,
    kindOf: content.kindOf,
  };
  const commits = await readContentLog(source);
  const ids = repository.git('rev-list', '--date-order', '--reverse', 'HEAD').split('\n');
  const expected = ids.map((sha) => ({ sha, lists: compareWithParents(repository, sha) })).filter(({ lists }) => lists.length > 0);
  expect(commits.map(({ sha, lists }) => ({ sha, lists: lists.map(sortChanges) }))).toEqual(expected);
});

/** Each list of changes, with a rename only to a name that no parent holds, from what is likest to it. */
function compareWithParents({ git }: TestRepository, sha: string): readonly (readonly FileChange[])[] {
  const [, ...parents] = git('rev-list', '--parents', '--max-count=1', sha).split(' ');
  const held = parents.flatMap((parent) => git('ls-tree', '-r', '--name-only', parent).split('\n'));
  const options = ['-r', '--raw', '--no-abbrev', '--find-renames=50%'];
  const lists = [...(parents.length === 0 ? [emptyTree] : parents)].map((parent) =>
    git('diff-tree', ...options, parent, sha)
      .split('\n')
      .filter(Boolean)
      .map(parseChange),
  );
  const renames = lists.flat().filter((change) => mayBeMeant(change) && !held.includes(change.after?.path ?? ''));
  const isMeant = ({ before, after }: FileChange): boolean => {
    const sources = renames.filter((rename) => rename.after?.path === after?.path);
    const likest = Math.max(...sources.map(({ likeness }) => likeness ?? 0));
    return sources.find(({ likeness }) => likeness === likest)?.before?.path === before?.path;
  };
  const settled = lists.map((list) => list.flatMap((change) => (change.likeness === null || isMeant(change) ? [change] : split(change))));
  return settled.filter((list) => list.length > 0).map(sortChanges);
}

function parseChange(text: string): FileChange {
  const [line = '', first = '', second = first] = text.split('\t');
  const [, , before = '', after = '', status = ''] = line.split(' ');
  return {
    before: status === 'A' ? null : { path: first, object: before },
    after: status === 'D' ? null : { path: second, object: after },
    likeness: status.startsWith('R') ? Number(status.slice(1)) : null,
  };
}

function mayBeMeant({ before, after, likeness }: FileChange): boolean {
  const [one, other] = [before, after].map((side) => /signatures|evidence/.exec(side?.path ?? '')?.[0]);
  return likeness !== null && one === other && (one === undefined || likeness === 100);
}

function split({ before, after }: FileChange): readonly FileChange[] {
  return [
    { before, after: null, likeness: null },
    { before: null, after, likeness: null },
  ];
}

function sortChanges(list: readonly FileChange[]): readonly FileChange[] {
  return list.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}
