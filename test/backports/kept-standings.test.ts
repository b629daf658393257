import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../git-repository.ts';
import { collectStory, startStory } from './story.ts';

const long = (name: string): string => Array.from({ length: 10 }, (_, at) => `the ${name} has a line, number ${at}\n`).join('');

const manyFiles = (name: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${name}-${at}.txt`, long(`${name} ${at}`)]));

/** A line with a fix that main lacks, one that it has by hand, one that a later fix took the place of, and a version. */
function tell() {
  const story = startStory();
  story.commit('feat: begin', {
    'queue.txt': long('queue'),
    'lock.txt': long('lock'),
    'b.txt': long('b'),
    Dockerfile: 'ARG GO_VERSION=1.21.0\n',
  });
  story.tag('v2.0.0');
  story.on('release-2.0', 'main');
  story.commit('fix: put the queue right', { 'queue.txt': long('queue').replace('number 4', 'fixed for good, number 4') });
  story.commit('fix: hold the lock for longer', { 'lock.txt': long('held lock') });
  story.commit('fix: try something with b', { 'b.txt': long('something else') });
  story.commit('fix: try it otherwise with b', { 'b.txt': long('another thing') });
  story.commit('fix: bump go', { Dockerfile: 'ARG GO_VERSION=1.21.4\n' });
  story.tag('v2.0.1');
  story.on('main');
  story.commit('feat: begin anew', { 'lock.txt': long('held lock'), Dockerfile: 'ARG GO_VERSION=1.23.0\n', ...manyFiles('new') });
  story.tag('v2.1.0');
  return story;
}

/** The file with what was found in files. */
function findKept(cacheDir: string): string {
  const files = readdirSync(cacheDir, { recursive: true, encoding: 'utf8' }).map((name) => join(cacheDir, name));
  const found = files.find((file) => file.endsWith('.lines') && readFileSync(file, 'utf8').includes('"standing"'));
  if (found === undefined) throw new Error('Nothing was kept.');
  return found;
}

test('what was found in files is kept, and gives what looking again gives: after nothing, one more commit, damage', async () => {
  const story = tell();
  const cacheDir = makeFolder();
  const expectSame = async (): Promise<void> => {
    const kept = await collectStory(story, { cacheDir });
    expect(kept.backports).toEqual((await collectStory(story)).backports);
    expect(kept.backports[0]?.changes.length).toBeGreaterThan(0);
  };
  await expectSame();
  const file = findKept(cacheDir);
  const { ino } = statSync(file);
  await expectSame();
  expect(statSync(file).ino).toBe(ino);
  // By hand, within something larger, so that nothing links it.
  story.commit('feat: more of everything', {
    'queue.txt': long('queue').replace('number 4', 'fixed for good, number 4'),
    ...manyFiles('later'),
  });
  story.tag('v2.1.1');
  await expectSame();
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('null', '"here"'));
  await expectSame();
});
