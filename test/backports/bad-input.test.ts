import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseLedger } from '../../src/backports/read/read-ledger.ts';
import { parseSchedule } from '../../src/backports/read/read-schedule.ts';
import { configSchema } from '../../src/book/schema/config.ts';
import { collectStory, startStory, tellLog, tellProblems } from './story.ts';

/** One released line and main, with a fix on main. */
function oneLine() {
  const story = startStory();
  story.commit('feat: begin', { 'a.txt': 'one\ntwo\nthree\n' });
  story.tag('v1.0.0');
  story.on('release-1.0', 'main');
  story.on('main');
  const fix = story.commit('fix: put it right', { 'a.txt': 'one\n2\nthree\n' });
  return { ...story, fix };
}

test('an origin that is not in this repository is named, and the copy stays in the log', async () => {
  const story = oneLine();
  story.on('release-1.0');
  story.commit('fix: from elsewhere\n\n(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)', { 'b.txt': 'b' });
  const book = await collectStory(story);
  expect(tellLog(book)).toEqual([
    'from elsewhere: main missing (on line 1.0, not here), 1.0 copied (its origin 0123456789ab is not in this repository)',
  ]);
  expect(tellProblems(book)).toEqual([
    'backport-missing: Changes are missing on line main, though an older line has them.',
    'backport-origin-missing: Messages name an origin that is not in this repository.',
  ]);
});

test('files that a partial clone lacks leave copies uncompared, and the rest is compared', async () => {
  const story = oneLine();
  const lost = story.commit('fix: lose it', { 'lost.txt': 'lost once\n' });
  story.on('release-1.0');
  story.pick(story.fix);
  story.pick(lost);
  story.on('main');
  const blob = story.repository.git('rev-parse', `${lost}:lost.txt`);
  rmSync(join(story.repository.path, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
  const book = await collectStory(story);
  expect(tellLog(book)).toEqual([
    'lose it: main landed, 1.0 copied (not compared)',
    'put it right: main landed, 1.0 clean (equal to the origin)',
  ]);
  expect(tellProblems(book)).toEqual([
    'backport-not-compared: Commits could not be compared with their origins, because files are missing in this clone.',
  ]);
});

test('a marker with a branch that does not exist is told once for each branch', async () => {
  const story = oneLine();
  story.on('release-1.0');
  story.pick(story.fix, { message: '[Backport release-7.3] fix: put it right' });
  const book = await collectStory(story);
  expect(tellProblems(book)).toEqual([
    'backport-branch-unknown: Messages speak of a backport to branch `release-7.3`, which is not in this repository.',
  ]);
});

test('a ledger that names what is not there, or decides twice otherwise, is told with its line', async () => {
  const story = oneLine();
  const entry = (change: string, line: string, more: string): string =>
    `  - { change: '${change}', line: '${line}', by: Ada, why: so it is, ${more} }\n`;
  const ledger = [
    'entries:\n',
    entry('0000000', '1.0', 'decision: planned'),
    entry(story.fix.slice(0, 10), '9.9', 'decision: planned'),
    entry(story.fix.slice(0, 10), '1.0', 'decision: planned, for: 1.0.0'),
    entry(story.fix.slice(0, 10), '1.0', 'decision: declined, reason: too-risky'),
  ].join('');
  const book = await collectStory(story, { ledger });
  const short = story.fix.slice(0, 10);
  expect(book.problems.filter(({ code }) => code.startsWith('backport')).map(({ place, message }) => `${place.line}: ${message}`)).toEqual([
    '2: The ledger names `0000000`, which no repository of this product has.',
    '3: The ledger names line `9.9`, which this product does not have.',
    `5: \`${short}\` is declined for \`1.0\`, and planned by Ada, line 4.`,
  ]);
});

test('a decision that git contradicts is told, and what git shows stands', async () => {
  const story = oneLine();
  story.on('release-1.0');
  story.pick(story.fix);
  story.tag('v1.0.1');
  const ledger = `entries:\n  - { decision: declined, reason: too-risky, change: '${story.fix.slice(0, 10)}', line: '1.0', by: Ada, why: too late }\n`;
  const book = await collectStory(story, { ledger });
  expect(tellLog(book)).toEqual(['put it right: main landed, 1.0 clean 1.0.1 (equal to the origin)']);
  expect(tellProblems(book)).toEqual([
    `backport-ledger-contradiction: \`${story.fix.slice(0, 10)}\` is declined for \`1.0\`, and is there since 1.0.1.`,
  ]);
});

test('a correction wins over the marker, and that is told', async () => {
  const story = oneLine();
  const other = story.commit('fix: the true origin', { 'c.txt': 'c' });
  story.on('release-1.0');
  const copy = story.pick(story.fix);
  const ledger = `entries:\n  - { decision: corrected, change: '${copy}', origin: '${other}', by: Ada, why: The wrong id was pasted }\n`;
  const book = await collectStory(story, { ledger });
  const links = book.backports.flatMap(({ changes }) => changes.flatMap(({ cells }) => cells.flatMap((cell) => cell.links)));
  expect(links.map(({ from, rungs }) => [from, rungs[0]?.kind])).toEqual([[other, 'ledger']]);
  expect(tellProblems(book)).toEqual([
    `backport-ledger-contradiction: The ledger corrects the origin of \`${copy.slice(0, 12)}\`, whose message names \`${story.fix.slice(0, 12)}\`.`,
  ]);
});

test('a ledger with a mistake counts for nothing, and each mistake has its line', () => {
  const { entries, problems } = parseLedger(
    "entries:\n  - decision: planned\n    change: '#1'\n    line: 2.0\n    by: Ada\n    why: so\n  - decision: perhaps\n    change: '#1'\n",
    'content/backports/app.yaml',
  );
  expect(entries).toEqual([]);
  expect(problems.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
    expect.stringContaining('4 The backport ledger has a mistake:'),
    expect.stringContaining('7 The backport ledger has a mistake:'),
  ]);
});

test('a schedule is read in two shapes, and impossible dates are told', () => {
  const kubernetes = parseSchedule(
    'schedules:\n- release: 1.30\n  releaseDate: 2024-04-17\n  maintenanceModeStartDate: 2025-04-28\n  endOfLifeDate: 2025-06-28\n  next:\n    release: 1.30.9\n    cherryPickDeadline: 2025-01-10\n    targetDate: 2025-01-14\n- release: 1.29\n  endOfLifeDate: 2025-02-30\n- release: 1.28\n  maintenanceModeStartDate: 2025-06-01\n  endOfLifeDate: 2025-02-01\n',
    'schedule.yaml',
  );
  expect([...kubernetes.schedule]).toEqual([
    [
      '1.30',
      {
        maintenanceFrom: '2024-04-17',
        securityFrom: '2025-04-28',
        endOfLife: '2025-06-28',
        next: { version: '1.30.9', date: '2025-01-14' },
        pickDeadline: '2025-01-10',
      },
    ],
  ]);
  expect(kubernetes.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'backport-schedule-date: `2025-02-30` of line `1.29` is no day that there is.',
    'backport-schedule-date: Line `1.28`: The days must follow each other: maintenance, security only, end of life.',
  ]);
  const openstack = parseSchedule(
    '- name: caracal\n  release-id: 2024.1\n  status: maintained\n  initial-release: 2024-04-03\n  next-phase:\n    - phase: unmaintained\n      date: 2025-10-06\n',
    'series_status.yaml',
  );
  expect([...openstack.schedule.keys()]).toEqual(['2024.1']);
  expect(openstack.schedule.get('2024.1')).toMatchObject({ maintenanceFrom: '2024-04-03', securityFrom: '2025-10-06' });
  expect(parseSchedule('a: [', 'schedule.yaml').problems.map(({ code }) => code)).toEqual(['backport-schedule']);
});

test('a convention of one’s own is checked by its examples, and then found', async () => {
  const settings = {
    conventions: [
      {
        name: 'the Picked-From line',
        pattern: '^Picked-From: (?<commit>[0-9a-f]{7,40})$',
        examples: [{ message: 'Fix\n\nPicked-From: 1a2b3c4', commit: '1a2b3c4' }],
      },
    ],
  };
  const story = oneLine();
  story.on('release-1.0');
  story.pick(story.fix, { silent: true, message: `fix: otherwise\n\nPicked-From: ${story.fix}` });
  const book = await collectStory(story, { settings });
  expect(book.backports[0]?.changes[0]?.cells.flatMap(({ links }) => links.map(({ from, rungs }) => [from, rungs[0]?.words]))).toEqual([
    [story.fix, 'the Picked-From line'],
  ]);
  const wrong = { ...settings.conventions[0], examples: [{ message: 'Picked-From: 1a2b3c4', commit: '1111111' }] };
  const parsed = configSchema.safeParse({
    products: [{ id: 'app', name: 'App', repositories: [{ path: '.' }], backports: { conventions: [wrong] } }],
  });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'The pattern of "the Picked-From line" finds 1a2b3c4 in its example "Picked-From: 1a2b3c4", which expects otherwise',
  ]);
});
