import { expect, test } from 'vitest';
import { collectStory, startStory, tellLog } from './story.ts';

const long = (name: string): string => Array.from({ length: 10 }, (_, at) => `the ${name} has a line, number ${at}\n`).join('');
const fixed = (name: string, word = 'fixed'): string => long(name).replace('number 4', `${word} for good, number 4`);

/** Two lines that were released, 2.1 and 2.0, and main; the older one is checked out. */
function twoLines() {
  const story = startStory();
  story.commit('feat: begin', { 'queue.txt': long('queue'), 'lock.txt': long('lock'), Dockerfile: 'ARG GO_VERSION=1.21.0\n' });
  story.tag('v2.0.0');
  story.on('release-2.0', 'main');
  story.on('main');
  story.commit('feat: go on', { 'd.txt': 'd\n' });
  story.tag('v2.1.0');
  story.on('release-2.1', 'main');
  story.on('release-2.0');
  return story;
}

/** Goes on with both newer lines, so that something came to them after all that was done on the older one. */
function goOn(story: ReturnType<typeof twoLines>, files: Readonly<Record<string, string>> = {}): void {
  story.tag('v2.0.1');
  story.on('release-2.1');
  story.commit('docs: say more', { 'e.txt': 'e\n', ...files });
  story.tag('v2.1.1');
  story.on('main');
  story.commit('docs: say more than that', { 'f.txt': 'f\n', ...files });
}

const lacking = 'main missing (on line 2.0, not here), 2.1 missing (upgrading from 2.0.1 to 2.1.1 loses it), 2.0 landed 2.0.1';

test('a fix is missing where its file was renamed, and where its code went into a larger one', async () => {
  for (const name of ['jobs/work.txt', 'all.txt']) {
    const story = twoLines();
    story.commit('fix: put the queue right', { 'queue.txt': fixed('queue') });
    story.tag('v2.0.1');
    for (const branch of ['release-2.1', 'main']) {
      story.on(branch);
      story.repository.git('rm', '-q', 'queue.txt');
      story.commit('chore: order files', { [name]: `${long('other')}${long('queue')}${long('third')}` });
    }
    story.on('release-2.1');
    story.tag('v2.1.1');
    expect(tellLog(await collectStory(story))).toContain(`put the queue right: ${lacking}`);
  }
});

test('a feature that an upgrade would lose is missing like a fix, and upkeep is not', async () => {
  const story = twoLines();
  story.commit('feat: show the queue', { 'queue.txt': fixed('queue') });
  story.commit('chore: order the lock', { 'lock.txt': fixed('lock') });
  goOn(story);
  expect(tellLog(await collectStory(story))).toEqual([`show the queue: ${lacking}`]);
});

test('what was taken back where it came from is missing nowhere', async () => {
  const story = twoLines();
  story.on('main');
  const fix = story.commit('fix: put the queue right', { 'queue.txt': fixed('queue') });
  story.commit(`Revert "fix: put the queue right"\n\nThis reverts commit ${fix}.`, { 'queue.txt': long('queue') });
  story.on('release-2.0');
  story.pick(fix);
  goOn(story);
  expect(tellLog(await collectStory(story))).toEqual([
    'put the queue right: main reverted (taken back by "Revert "fix: put the queue right""), 2.0 reverted-upstream 2.0.1 (the origin was taken back by "Revert "fix: put the queue right"")',
  ]);
});

test('a fix that a later change on its line rewrote is missing, unless that change is looked for itself', async () => {
  const story = twoLines();
  story.commit('fix: put the queue right', { 'queue.txt': fixed('queue') });
  story.commit('chore: use other words', { 'queue.txt': fixed('queue', 'mended') });
  goOn(story);
  expect(tellLog(await collectStory(story))).toEqual([`put the queue right: ${lacking}`]);
});

test('a fix of two commits, of which the second rewrites the first, is missing', async () => {
  const story = twoLines();
  story.on('hot-fix', 'release-2.0');
  story.commit('fix: put the queue right', { 'queue.txt': fixed('queue') });
  story.commit('say it better', { 'queue.txt': fixed('queue', 'mended') });
  story.on('release-2.0');
  const merge = ['merge', '-q', '--no-ff', '-m', 'Merge pull request #20 from ada/hot-fix\n\nfix: put the queue right', 'hot-fix'];
  story.repository.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...merge);
  goOn(story);
  const log = tellLog(await collectStory(story));
  expect(log).toEqual([`put the queue right: ${lacking}`]);
});

test('a fix that raises a version is missing where that is older, whatever its title says', async () => {
  const story = twoLines();
  story.commit('fix: build with Go 1.21.9, which does not crash', { Dockerfile: 'ARG GO_VERSION=1.21.9\n' });
  story.commit('Bump the length of lines (CVE-2024-1234)', { 'lock.txt': fixed('lock') });
  goOn(story);
  const log = tellLog(await collectStory(story));
  expect(log).toHaveLength(2);
  expect(log.every((line) => line.endsWith(lacking))).toBe(true);
});

test('what is too unlike to be a copy hides no fix', async () => {
  const story = twoLines();
  const words = (name: string): string => Array.from({ length: 6 }, (_, at) => `check ${name}, part ${at}\n`).join('');
  story.commit('fix: check the queue at last', { 'queue.txt': `${long('queue')}${words('all')}${words('queue')}only here\n` });
  story.tag('v2.0.1');
  story.on('main');
  story.commit('feat: check what comes in', {
    'queue.txt': `${long('queue')}${words('all')}${words('queue').slice(0, 80)}${words('input').slice(0, 40)}`,
  });
  story.on('release-2.1');
  story.commit('docs: say more');
  story.tag('v2.1.1');
  const log = tellLog(await collectStory(story));
  expect(log.find((line) => line.startsWith('check the queue'))).toContain('2.1 missing');
});

test('a line that nobody works on hides no older one that somebody does', async () => {
  const story = twoLines();
  story.on('release-2.1');
  story.on('main');
  story.commit('feat: go further', { 'g.txt': 'g\n' });
  story.tag('v2.2.0');
  story.on('release-2.0');
  const fix = story.commit('fix: put the queue right', { 'queue.txt': fixed('queue') });
  story.on('release-2.1');
  story.pick(fix);
  story.tag('v2.1.1');
  story.on('release-2.0');
  const later = { date: `${Date.UTC(2025, 4, 1) / 1000} +0000` };
  story.commit('docs: say more', { 'h.txt': 'h\n' }, later);
  story.tag('v2.0.1');
  story.on('main');
  story.commit('docs: say more than that', { 'i.txt': 'i\n' }, later);
  story.tag('v2.2.1');
  const log = tellLog(await collectStory(story, { asOf: '2025-06-01T00:00:00+00:00' }));
  expect(log.find((line) => line.startsWith('put the queue right'))).toContain('2.2 missing');
});

test('a fix is missing on a newer line also while nothing came there afterwards', async () => {
  const story = twoLines();
  const fix = story.commit('fix: put the queue right', { 'queue.txt': fixed('queue') });
  story.tag('v2.0.1');
  story.on('main');
  story.pick(fix);
  expect(tellLog(await collectStory(story))).toEqual([
    'put the queue right: main clean (equal to the origin), 2.1 missing (upgrading from 2.0.1 to 2.1.0 loses it), 2.0 landed 2.0.1',
  ]);
});

test('what is about security only in its text is asked about as such', async () => {
  const story = twoLines();
  story.commit('chore: put the queue in order\n\nThis is CVE-2024-1234.', { 'queue.txt': fixed('queue') });
  story.commit('refactor: ask for the lock first\n\nSecurity: anybody could take it.', { 'lock.txt': fixed('lock') });
  goOn(story);
  const log = tellLog(await collectStory(story));
  expect(log.every((line) => line.endsWith(lacking))).toBe(true);
  expect(log).toHaveLength(2);
});

test('a copy whose origin is not in this repository is missing on a newer line', async () => {
  const story = twoLines();
  story.commit(`fix: put the queue right\n\n(cherry picked from commit ${'ab12'.repeat(10)})`, { 'queue.txt': fixed('queue') });
  goOn(story);
  const log = tellLog(await collectStory(story));
  expect(log.join()).toContain('2.1 missing');
});

test('what was brought by hand is there whatever ends its lines, and whatever its file is called', async () => {
  const story = startStory();
  const added = 'a line that makes it right\nanother line that does the same\n';
  const dos = (text: string): string => text.replaceAll('\n', '\r\n');
  const mended = (name: string): string => long(name).replace('number 4\n', `number 4\n${added}`);
  story.commit('feat: begin', { 'queue.txt': dos(long('queue')), 'lock.txt': long('lock'), 'Größe b/list.txt': long('list') });
  story.tag('v2.0.0');
  story.on('release-2.0', 'main');
  story.commit('fix: put the queue right', { 'queue.txt': dos(mended('queue')) });
  story.commit('fix: put the lock right', { 'lock.txt': mended('lock') });
  story.commit('fix: put the list right', { 'Größe b/list.txt': mended('list') });
  story.tag('v2.0.1');
  story.on('main');
  const others = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`new-${at}.txt`, long(`new ${at}`)]));
  story.commit('feat: begin anew', {
    ...{ 'queue.txt': mended('queue'), 'lock.txt': dos(mended('lock')), 'Größe b/list.txt': mended('list') },
    ...others,
  });
  story.tag('v2.1.0');
  expect(tellLog(await collectStory(story))).toEqual([]);
});

test('a limit that was raised on one environment alone is missing on others, a version that all have since passed is not', async () => {
  const story = startStory();
  const settings = (version: string, timeout: string): string => `image: app:${version}\nreplicas: 3\ntimeout: ${timeout}\n`;
  story.commit('feat: begin', { 'app.yaml': settings('1.0.0', '0.25') });
  story.repository.git('branch', '-m', 'dev');
  story.on('stg', 'dev');
  story.on('main', 'dev');
  story.commit('roll out', { 'app.yaml': settings('1.0.1', '0.25') });
  story.commit('wait longer', { 'app.yaml': settings('1.0.1', '0.5') });
  story.on('dev');
  story.commit('feat: take the new image', { 'app.yaml': settings('1.1.0', '0.25') });
  const log = tellLog(await collectStory(story, { trunk: 'dev', settings: { environments: ['dev', 'stg', 'main'] } }));
  expect(log).toEqual([
    'wait longer: dev not-merged-back (on main only), stg not-merged-back (on main only), main landed',
    'roll out: stg not-merged-back (on main only), main landed',
  ]);
});
