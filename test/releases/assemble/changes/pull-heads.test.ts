import { expect, test } from 'vitest';
import { configSchema } from '../../../../src/book/schema/config.ts';
import { collectBook } from '../../../../src/collect/collect-book.ts';
import type { Commit } from '../../../../src/git/schema/repository.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** Plays a pull request that was rebased, with the head of it under a ref, and gives the pull requests of the next release. */
async function pullsOf(ref: string): Promise<readonly string[]> {
  const repository = makeRepository();
  const { path, git, commit } = repository;
  commit('Start', { files: { a: '1' } });
  git('tag', '1.0.0');
  git('checkout', '-q', '-b', 'topic');
  const head = commit('Fix the clock', { date: '1700003600 +0000', name: 'Bo', email: 'bo@example.org', files: { b: '1' } });
  git('checkout', '-q', 'main');
  commit('Paint the door', { date: '1700007200 +0000', files: { c: '1' } });
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'cherry-pick', head);
  git('update-ref', ref, head);
  git('branch', '-q', '-D', 'topic');
  git('tag', '1.0.1');
  const config = configSchema.parse({ products: [{ id: 'app', name: 'App', repositories: [{ path }] }] });
  const folder = makeFolder();
  const { products } = await collectBook(config, folder, { docket: '0', cacheDir: folder, derive: true });
  const release = products[0]?.releases.find(({ version }) => version === '1.0.1');
  return (release?.changes ?? []).flatMap(({ title, pulls }) =>
    pulls.map(({ number, role, evidence }) => `${title}: ${number} ${role}, ${evidence}`),
  );
}

test('a rebased pull request is known by its head', async () => {
  const known = ['Fix the clock: 12 merged, head of the pull request: same author, author date and subject'];
  expect(await pullsOf('refs/pull/12/head')).toEqual(known);
  expect(await pullsOf('refs/merge-requests/12/head')).toEqual(known);
});

test('no head, no number', async () => {
  expect(await pullsOf('refs/changes/12/head')).toEqual([]);
});

/** The pull requests of what is rebased in a moment, and of what was there before; `heads` are refs of some of the commits. */
function together(
  subjects: readonly string[],
  heads: Readonly<Record<string, number>>,
  options: { readonly apart?: number; readonly direct?: readonly string[] } = {},
) {
  const { commit, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  for (const subject of subjects) commit(subject);
  tag('1.0.1', tip('main'));
  const read = history();
  const seconds = (index: number): string => new Date(Date.UTC(2026, 0, 1) + index * (options.apart ?? 0) * 1000).toISOString();
  const commits = read.commits.map((each, place, all): Commit => {
    const at = all.length - 1 - place;
    const authored = options.direct?.includes(each.subject) ? Date.parse(seconds(at)) / 1000 : 1000 + at;
    return at === 0 ? each : { ...each, authored, committedAt: seconds(at) };
  });
  const pulls = new Map(
    Object.entries(heads).map(([subject, number]) => {
      const { authored = 0 } = commits.find((each) => each.subject === subject) ?? {};
      return [number, { commit: 'f'.repeat(40), authored, email: 'alice@example.org', subject }] as const;
    }),
  );
  const { releases } = assembleOne([{ ...read, commits, pulls }]).product;
  const changes = releases.find(({ version }) => version === '1.0.1')?.changes ?? [];
  return Object.fromEntries(
    subjects.map((subject) => [
      subject,
      changes
        .find(({ title }) => title === subject.replace(/ \(#\d+\)$/, ''))
        ?.pulls.map(({ number, role }) => `${number} ${role}`)
        .join(),
    ]),
  );
}

test('what was rebased below a head in the same moment is probably of that pull request, down to the head of another', () => {
  expect(together(['One', 'Two', 'Three', 'Four'], { Two: 7, Four: 8 })).toEqual({
    One: '7 mentioned',
    Two: '7 merged',
    Three: '8 mentioned',
    Four: '8 merged',
  });
  expect(together(['One', 'Two (#5)', 'Three', 'Four'], { Four: 8 })).toEqual({
    One: '',
    'Two (#5)': '5 merged',
    Three: '8 mentioned',
    Four: '8 merged',
  });
  expect(together(['One', 'Two'], { Two: 7 }, { apart: 2 })).toEqual({ One: '7 mentioned', Two: '7 merged' });
  expect(together(['One', 'Two'], { Two: 7 }, { apart: 3 })).toEqual({ One: '', Two: '7 merged' });
});

test('what was committed as it was written was not rebased, and is of no pull request', () => {
  const subjects = ['One', 'Two', 'Three', 'Four'];
  const none = { One: '', Two: '', Three: '' };
  expect(together(subjects, { Four: 7 }, { direct: ['Two'] })).toEqual({ ...none, Three: '7 mentioned', Four: '7 merged' });
  expect(together(subjects, { Four: 7 }, { direct: ['Four'] })).toEqual({ ...none, Four: '7 merged' });
});

test('of a history that was written anew in one moment nothing more can be told', () => {
  const subjects = Array.from({ length: 52 }, (_, at) => `Step ${at}`);
  const told = Object.values(together(subjects, { 'Step 51': 7 }));
  expect(told.filter((pull) => pull !== '')).toEqual(['7 merged']);
  expect(Object.values(together(subjects.slice(1), { 'Step 51': 7 })).filter((pull) => pull === '7 mentioned')).toHaveLength(50);
});
