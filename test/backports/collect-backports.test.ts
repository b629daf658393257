import { expect, test } from 'vitest';
import { summariseBackports } from '../../src/backports/views/format-backports.ts';
import { collectStory, startStory, tellLog, tellProblems } from './story.ts';

const ten = (name: string): string => Array.from({ length: 10 }, (_, at) => `${name} ${at}\n`).join('');
const fixed = (name: string, line: number, word = 'fixed'): string =>
  Array.from({ length: 10 }, (_, at) => (at === line ? `${name} ${word} ${at}\n` : `${name} ${at}\n`)).join('');

/** Enough to make a commit unlike each other one. */
const manyFiles = (): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`new-${at}.txt`, ten(`new ${at}`)]));

/** Two released lines, 2.1 and 2.0, and main. */
function twoLines() {
  const story = startStory();
  story.commit('feat: begin', { 'a.txt': ten('a'), 'b.txt': ten('b'), 'c.txt': ten('c') });
  story.tag('v2.0.0');
  story.on('release-2.0', 'main');
  story.on('main');
  story.commit('feat: go on', { 'd.txt': ten('d') });
  story.tag('v2.1.0');
  story.on('release-2.1', 'main');
  story.on('main');
  return story;
}

test('a copy that equals its origin is clean, one that differs is adapted, and each names the first release that holds it', async () => {
  const story = twoLines();
  const first = story.commit('fix: put a right', { 'a.txt': fixed('a', 3) });
  const second = story.commit('fix: put b right', { 'b.txt': fixed('b', 3), 'c.txt': fixed('c', 3) });
  story.on('release-2.1');
  story.pick(first);
  story.tag('v2.1.1');
  story.pick(second, { files: { 'b.txt': fixed('b', 3) } });
  story.tag('v2.1.2');
  const book = await collectStory(story);
  expect(tellLog(book)).toEqual([
    'put b right: main landed, 2.1 adapted 2.1.2 (1 of 2 files equal)',
    'put a right: main landed, 2.1 clean 2.1.1 (equal to the origin)',
  ]);
  expect(book.backports[0]?.changes[0]?.cells.find(({ target }) => target === '2.1')?.fidelity).toMatchObject({
    kind: 'differs',
    onlyOrigin: ['c.txt'],
    onlyCopy: [],
  });
});

test('the difference of an adapted copy is told as range-diff does', async () => {
  const story = twoLines();
  const origin = story.commit('fix: put a right', { 'a.txt': fixed('a', 3) });
  story.on('release-2.1');
  story.pick(origin, { files: { 'a.txt': fixed('a', 3, 'mended') } });
  const book = await collectStory(story);
  expect(book.backports[0]?.changes[0]?.cells.flatMap(({ fidelity }) => fidelity?.difference ?? [])).toEqual([
    ' ## a.txt',
    ' -a 3',
    '-+a fixed 3',
    '++a mended 3',
    '  a 4',
  ]);
});

test('a declared conflict is told from one that is not: markers that were committed, and a file that is elsewhere', async () => {
  const story = twoLines();
  const one = story.commit('fix: put a right', { 'a.txt': fixed('a', 3) });
  const two = story.commit('fix: put b right', { 'b.txt': fixed('b', 3) });
  const three = story.commit('fix: put c right', { 'c.txt': fixed('c', 3) });
  story.on('release-2.1');
  story.pick(one, { files: { 'a.txt': fixed('a', 3, 'mended') }, more: '\n\n# Conflicts:\n#\ta.txt' });
  story.pick(two, { files: { 'b.txt': `${fixed('b', 3)}<<<<<<< HEAD\nold\n=======\nnew\n>>>>>>> two\n` } });
  story.pick(three, { files: { 'old/c.txt': fixed('c', 3) } });
  expect(tellLog(await collectStory(story))).toEqual([
    'put c right: main landed, 2.1 conflict-undeclared (c.txt is old/c.txt here, which the message does not say)',
    'put b right: main landed, 2.1 conflict-undeclared (conflict markers in b.txt, line 11)',
    'put a right: main landed, 2.1 conflict-declared (0 of 1 file equal)',
  ]);
});

test('a chain of copies leads to the first origin, whichever marker names it', async () => {
  const story = twoLines();
  const origin = story.commit('fix: put a right (#12)', { 'a.txt': fixed('a', 3) });
  story.on('release-2.1');
  const hop = story.pick(origin);
  story.on('release-2.0');
  story.pick(hop, {
    message: `[PR #14/${hop.slice(0, 8)} backport][release-2.0] [PR #12/${origin.slice(0, 8)} backport][release-2.1] fix: put a right (#15)`,
  });
  const book = await collectStory(story);
  expect(
    book.backports[0]?.changes.map(({ cells }) =>
      cells.flatMap(({ target, links }) => links.map((link) => [target, link.from, link.origin, link.certain])),
    ),
  ).toEqual([
    [
      ['2.1', origin, origin, true],
      ['2.0', hop, origin, true],
    ],
  ]);
});

test('a copy without a marker is found: certain where author, date, subject and patch are equal, else likely with score and runner-up', async () => {
  const story = twoLines();
  const one = story.commit('fix: put a right', { 'a.txt': fixed('a', 3) });
  story.commit('fix: put b and c right', { 'b.txt': fixed('b', 3), 'c.txt': `${ten('c')}${ten('more')}` });
  story.on('release-2.1');
  story.pick(one, { silent: true });
  story.commit('fix: as on main', { 'c.txt': `${ten('c')}${ten('more')}` }, { name: 'Bo', email: 'bo@example.org' });
  const links = (await collectStory(story)).backports.flatMap(({ changes }) =>
    changes.flatMap(({ cells }) => cells.flatMap((cell) => cell.links)),
  );
  expect(links.map(({ certain, rungs, runnerUp }) => [certain, rungs.map(({ kind }) => kind), runnerUp])).toEqual([
    [false, ['similar-lines'], null],
    [true, ['patch', 'same-writing'], null],
  ]);
});

test('what is on an older line alone is missing on the newer ones, unless they were over by then', async () => {
  const story = twoLines();
  story.on('release-2.0');
  story.commit('fix: put a right', { 'a.txt': fixed('a', 3) });
  story.tag('v2.0.1');
  story.on('main');
  story.commit('feat: later', { 'e.txt': 'e' });
  story.tag('v2.2.0');
  const book = await collectStory(story);
  expect(tellLog(book)).toEqual(['put a right: 2.2 missing (upgrading from 2.0.1 to 2.2.0 loses it), 2.0 landed 2.0.1']);
  expect(tellProblems(book)).toEqual(['backport-missing: Changes are missing on line 2.2, though an older line has them.']);
});

test('what only a line has that nothing came to for a year is told where it is about security', async () => {
  const story = twoLines();
  story.on('release-2.0');
  story.commit('fix: put a right', { 'a.txt': fixed('a', 3) });
  story.commit('fix: put b right (CVE-2024-1234)', { 'b.txt': fixed('b', 3) });
  story.tag('v2.0.1');
  story.on('main');
  story.commit('feat: later', { 'e.txt': 'e' });
  story.tag('v2.2.0');
  const asOf = '2025-12-01T00:00:00+00:00';
  const support = { lines: { '2.2': { maintenanceFrom: '2024-01-01' }, '2.1': { endOfLife: '2024-06-01' } } };
  const log = tellLog(await collectStory(story, { asOf, settings: support }));
  expect(log).toEqual(['put b right (CVE-2024-1234): 2.2 missing (upgrading from 2.0.1 to 2.2.0 loses it), 2.0 landed 2.0.1']);
});

test('what is on an older line alone is not missing where its lines are, where its files are not, or where it is gone from its own line', async () => {
  const story = twoLines();
  const [queue, lock] = [ten('a queue that is fair'), ten('a lock that is held')];
  story.on('release-2.0');
  story.commit('fix: make the queue fair', { 'a.txt': queue });
  story.commit('fix: hold the lock', { 'lock.txt': lock });
  story.commit('fix: leave the old way alone', { 'c.txt': ten('the old way') });
  story.commit('fix: try something with b', { 'b.txt': ten('something else') });
  story.commit('fix: try it otherwise with b', { 'b.txt': ten('another thing') });
  story.tag('v2.0.1');
  story.on('main');
  story.repository.git('rm', '-q', 'c.txt');
  story.commit('feat: begin everything anew', { 'a.txt': `${ten('new')}${queue}${ten('more')}`, ...manyFiles() });
  story.tag('v2.2.0');
  expect(tellLog(await collectStory(story))).toEqual([
    'try it otherwise with b: 2.2 missing (upgrading from 2.0.1 to 2.2.0 loses it), 2.0 landed 2.0.1',
    'hold the lock: 2.2 missing (upgrading from 2.0.1 to 2.2.0 loses it), 2.0 landed 2.0.1',
  ]);
});

test('what happened afterwards shows: reverted here or where it came from, without its fix-up, and what broke', async () => {
  const story = twoLines();
  const [one, two, three, four] = ['a', 'b', 'c', 'd'].map((name) =>
    story.commit(`fix: put ${name} right`, { [`${name}.txt`]: fixed(name, 3) }),
  );
  if (!one || !two || !three || !four) throw new Error('Four commits were made.');
  story.commit(`Revert "fix: put b right"\n\nThis reverts commit ${two}.`, { 'b.txt': ten('b') });
  story.commit(`fix: and the end of c\n\nFixes: ${three.slice(0, 12)} ("fix: put c right")`, { 'c.txt': fixed('c', 3, 'really fixed') });
  story.on('release-2.1');
  const copied = story.pick(one);
  story.pick(two);
  story.pick(three);
  const broken = story.pick(four);
  story.commit(`Revert "fix: put a right"\n\nThis reverts commit ${copied}.`, { 'a.txt': ten('a') });
  story.commit(`fix: repair d on the line\n\nFixes: ${broken}`, { 'd.txt': fixed('d', 3, 'repaired') });
  const log = tellLog(await collectStory(story));
  expect(log.filter((line) => line.startsWith('put'))).toEqual([
    'put c right: main landed, 2.1 fix-up-missing ("fix: and the end of c" repairs it elsewhere, and is not here)',
    'put b right: main reverted (taken back by "Revert "fix: put b right""), 2.1 reverted-upstream (the origin was taken back by "Revert "fix: put b right"")',
    'put a right: main landed, 2.1 reverted (taken back by "Revert "fix: put a right"")',
    'put d right: main landed, 2.1 broke ("fix: repair d on the line" repairs it)',
  ]);
});

test('a hot-fix that never came back to an earlier environment is a gap', async () => {
  const story = startStory();
  story.commit('feat: begin', { 'a.txt': ten('a'), 'b.txt': ten('b') });
  story.repository.git('branch', '-m', 'dev');
  story.on('stg', 'dev');
  story.on('main', 'dev');
  const one = story.commit('rotate the credentials', { 'a.txt': fixed('a', 3) });
  const two = story.commit('fix: put b right', { 'b.txt': fixed('b', 3) });
  story.on('stg');
  story.pick(one);
  story.pick(two);
  story.on('dev');
  story.pick(two);
  const book = await collectStory(story, { trunk: 'dev', settings: { environments: ['dev', 'stg', 'main'] } });
  expect(tellLog(book).map((line) => line.replace(/, next.*/, ''))).toEqual([
    'rotate the credentials: dev not-merged-back (on stg and main only), stg clean (equal to the origin), main landed',
    'put b right: dev clean (equal to the origin), stg clean (equal to the origin), main landed',
  ]);
});

test('three of five commits of a pull request are told as such', async () => {
  const story = twoLines();
  story.on('feature', 'main');
  const commits = [0, 2, 4, 6, 8].map((line) => story.commit(`Step ${line}`, { [`part-${line}.txt`]: `${ten('part')}${line}\n` }));
  story.on('main');
  story.repository.git(
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.org',
    'merge',
    '-q',
    '--no-ff',
    '-m',
    'Merge pull request #20 from ada/feature\n\nfix: put all right',
    'feature',
  );
  story.on('release-2.1');
  for (const sha of commits.slice(0, 3)) story.pick(sha);
  expect(tellLog(await collectStory(story))).toEqual(['put all right: main landed, 2.1 adapted (3 of 5 commits)']);
});

test('where only another repository was tagged for the newest line, nothing here is said to be on it, and what the trunk lacks is missing', async () => {
  const story = twoLines();
  const other = startStory();
  other.commit('feat: begin', { 'b.txt': ten('b'), 'c.txt': ten('c') });
  other.tag('2.1.0');
  other.on('release-2.1', 'main');
  const back = other.commit('fix: put b right', { 'b.txt': fixed('b', 3) });
  other.commit('fix: put c right', { 'c.txt': fixed('c', 3) });
  other.tag('2.1.1');
  other.on('main');
  other.pick(back);
  other.commit('feat: go on');
  story.on('main');
  story.commit('feat: go further', { 'd.txt': fixed('d', 3) });
  story.tag('v2.2.0-rc.1');
  story.on('release-2.2', 'main');
  other.on('dev', 'main');
  const book = await collectStory(story, { beside: [{ id: 'client', path: other.repository.path, branch: 'dev' }] });
  expect(tellLog(book)).toEqual([
    'put c right: next missing (on line 2.1, not here), 2.2 missing (client has no tag of line 2.2, and next, which it is made from, lacks it), 2.1 landed 2.1.1',
    'put b right: next clean (equal to the origin), 2.1 landed 2.1.1',
  ]);
  const cells = book.backports[0]?.changes[1]?.cells.map(({ target, state, words }) => [target, state, words]);
  expect(cells).toContainEqual(['2.2', 'absent', 'client has no tag of it']);
});

test('what takes a feature back is a fix', async () => {
  const story = twoLines();
  const made = story.commit('feat: sort a', { 'a.txt': fixed('a', 3) });
  const revert = story.commit(`Revert "feat: sort a"\n\nThis reverts commit ${made}.`, { 'a.txt': ten('a') });
  story.on('release-2.1');
  story.pick(made);
  story.pick(revert);
  const book = await collectStory(story);
  expect(book.backports[0]?.changes.map(({ title, kind }) => `${title}: ${kind}`)).toEqual([
    'sort a: feature',
    'Revert "feat: sort a": fix',
  ]);
});

test('where a whole folder stands elsewhere on a line, a copy there is adapted and no conflict that nobody declared', async () => {
  const story = twoLines();
  const fixes = Array.from({ length: 10 }, (_, at) =>
    story.commit(`fix: put part ${at} right`, { [`src/part-${at}.txt`]: ten(`part ${at}`) }),
  );
  story.on('release-2.1');
  for (const [at, sha] of fixes.entries()) story.pick(sha, { files: { [`components/cli/src/part-${at}.txt`]: ten(`part ${at}`) } });
  const log = tellLog(await collectStory(story));
  expect(log).toHaveLength(10);
  expect(log.filter((line) => line.includes('2.1 adapted (src/part-'))).toHaveLength(10);
});

test('where copies stand in other folders below one that their origins are not in, the layout is another and no conflict', async () => {
  const story = twoLines();
  const fixes = Array.from({ length: 10 }, (_, at) =>
    story.commit(`fix: put part ${at} right`, { [`part-${at}/queue.txt`]: ten(`part ${at}`) }),
  );
  story.on('release-2.1');
  for (const [at, sha] of fixes.entries()) story.pick(sha, { files: { [`engine/x${at}/y/queue.txt`]: ten(`part ${at}`) } });
  const log = tellLog(await collectStory(story));
  expect(log.filter((line) => line.includes('2.1 adapted (0 of 1 file equal; files stand below engine here)'))).toHaveLength(10);
});

test('conflict markers that the origin has, too, are none of the copy', async () => {
  const story = twoLines();
  const text = `${ten('a')}<<<<<<< ours\nx\n`;
  const origin = story.commit('docs: show what a conflict looks like', { 'docs/conflict.md': text });
  story.on('release-2.1');
  story.pick(origin, { files: { 'guide/conflict.md': `${text}more\n` } });
  expect(tellLog(await collectStory(story))).toEqual([
    expect.stringContaining('2.1 conflict-undeclared (docs/conflict.md is guide/conflict.md here, which the message does not say)'),
  ]);
});

test('a conflict that nobody declared is told once, where it was copied to, and a copy is counted once', async () => {
  const story = twoLines();
  const origin = story.commit('fix: put a right', { 'a.txt': fixed('a', 3) });
  story.on('release-2.1');
  story.pick(origin, { files: { 'a.txt': `${fixed('a', 3)}<<<<<<< HEAD\nold\n=======\nnew\n>>>>>>> two\n` } });
  story.tag('v2.1.1');
  story.on('release-2.2', 'release-2.1');
  story.commit('docs: say more', { 'e.txt': ten('e') });
  story.tag('v2.2.0');
  const book = await collectStory(story);
  expect(tellLog(book)).toEqual([
    'put a right: main landed, 2.2 conflict-undeclared 2.2.0 (conflict markers in a.txt, line 11; copied on line 2.1 first), 2.1 conflict-undeclared 2.1.1 (conflict markers in a.txt, line 11)',
  ]);
  expect(tellProblems(book)).toEqual(['backport-conflict-undeclared: Copies on `2.1` hold conflicts that nobody declared.']);
  const [log] = book.backports;
  expect(log && summariseBackports(log)).toBe('1 change, 1 copy on 2 lines; all certain');
});
