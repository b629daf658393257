import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeRepository, openRepository, type TestRepository } from '../../git-repository.ts';
import { isThorough } from '../../often.ts';
import { root } from '../../source-files.ts';
import { docketProgram, tryDocket } from '../try-docket.ts';

const subject = 'chore(docket): remember tags, events and pull requests [skip ci]';

test('a job that loses three races in a row keeps what all others wrote, and adds its own', async () => {
  const { origin, clone } = makeRecords();
  const one = clone('one');
  origin.git('tag', 'v1.2', 'v1.1^{}');
  const two = clone('two');
  for (const [place, environment] of [
    [one, 'staging'],
    [two, 'production'],
  ] as const) {
    const event = ['--event', 'deployed', '--at', '2026-01-02T03:04:05Z', '--by', 'Ada'];
    const { code, stderr } = tryDocket(place.path, 'promote', 'tool', '1.1', environment, ...event);
    expect(code, stderr).toBe(0);
  }
  // What a forge said is the other job's, whole, where both asked.
  one.write('content/pulls/tool.json', '{"said":"to one"}\n');
  two.write('content/pulls/tool.json', '{"said":"to two"}\n');
  lock(two);
  loseRaces(one, two, 3);
  const { code, stderr } = await remember(one);
  expect(code, stderr).toBe(0);
  expect(stderr.match(/moved meanwhile; trying again/g)).toHaveLength(3);
  const files = origin.git('ls-tree', '-r', '--name-only', 'main').split('\n');
  expect(files.filter((name) => /-staging-|-production-/.test(name))).toHaveLength(2);
  expect(files).toEqual(expect.arrayContaining(['content/race-1.txt', 'content/race-2.txt', 'content/race-3.txt']));
  expect(listLocked(origin)).toEqual(['v1.0', 'v1.1', 'v1.2']);
  expect(origin.git('show', 'main:content/pulls/tool.json')).toBe('{"said":"to two"}');
  expect(origin.git('log', '--format=%s', '--merges', 'main')).toBe('');
  expect(origin.git('log', '-1', '--format=%s', 'main')).toBe(subject);
});

test('where the other job wrote all of it, nothing is added and no commit of the other is changed', async () => {
  const { origin, clone } = makeRecords();
  const [one, two] = [clone('one'), clone('two')];
  lock(two);
  loseRaces(one, two, 1);
  const { code, stderr } = await remember(one);
  expect(code, stderr).toBe(0);
  expect(origin.git('rev-parse', 'main')).toBe(two.git('rev-parse', 'HEAD'));
});

test('where the other job remembers a tag as something else, its memory stays and the job fails', async () => {
  const { origin, clone } = makeRecords();
  const two = clone('two');
  const was = origin.git('rev-parse', 'v1.1');
  origin.git('tag', '-f', 'v1.1', 'v1.0^{}');
  const one = clone('one');
  lock(two);
  loseRaces(one, two, 1);
  const { code, stderr } = await remember(one);
  expect(code).toBe(1);
  expect(stderr).toContain('tool/v1.1 is not what is remembered; accept it with `--accept tool/v1.1`');
  expect(origin.git('show', 'main:content/tags.lock')).toContain(`tool v1.1 ${was}`);
});

test('a tag that moves while the job tries again is not remembered as what it became', async () => {
  const { origin, clone } = makeRecords();
  const [one, two] = [clone('one'), clone('two')];
  // The other job began before the tag was there.
  two.git('tag', '-d', 'v1.1');
  lock(two);
  loseRaces(one, two, 1, `git -C '${one.path}' tag -f v1.1 'v1.0^{}'`);
  const { code, stderr } = await remember(one);
  expect(code).toBe(2);
  expect(stderr).toContain(
    'docket: the tag `v1.1` of `tool` is remembered otherwise by another job. See where it was, and run `docket lock --accept v1.1`.',
  );
  expect(listLocked(origin)).toEqual(['v1.0']);
});

test.runIf(isThorough)('a job that always loses ends and says what may be wrong', async () => {
  const { clone } = makeRecords();
  const [one, two] = [clone('one'), clone('two')];
  loseRaces(one, two, 100);
  const { code, stderr } = await remember(one);
  expect(code).toBe(2);
  expect(stderr).toContain('could not be pushed to `main` in 5 attempts. May the token write contents?');
});

/** A records repository about itself, with two tags, and what clones it. */
function makeRecords() {
  const origin = makeRepository();
  const config = `export default { products: [{ id: 'tool', name: 'Tool', process: 'three-environments', repositories: [{ id: 'tool', path: '.' }] }] };\n`;
  origin.commit('feat: begin', { files: { 'docket.config.ts': config, 'content/tags.lock': '' } });
  origin.git('tag', 'v1.0');
  origin.commit('feat: more', { files: { file: 'more' } });
  origin.git('tag', 'v1.1');
  origin.git('config', 'receive.denyCurrentBranch', 'ignore');
  const folder = `${origin.path}-clones`;
  mkdirSync(folder);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clone = (name: string): TestRepository => {
    origin.git('clone', '--quiet', `file://${origin.path}`, join(folder, name));
    return openRepository(join(folder, name));
  };
  return { origin, clone };
}

/** Remembers the tags of a clone and commits that, and all else that was written there. */
function lock(place: TestRepository): void {
  const { code, stderr } = tryDocket(place.path, 'lock');
  expect(code, stderr).toBe(0);
  place.commit('chore: written by the other job');
}

/** Has the other job push just before each of the first pushes of this one, and do more where that is said. */
function loseRaces(one: TestRepository, two: TestRepository, times: number, more = 'true'): void {
  const hook = join(one.path, '.git', 'hooks', 'pre-push');
  mkdirSync(join(one.path, '.git', 'hooks'), { recursive: true });
  writeFileSync(
    hook,
    `#!/bin/sh
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX
count=$(cat '${hook}.count' 2> /dev/null || echo 0)
[ "$count" -lt ${times} ] || exit 0
count=$((count + 1))
echo $count > '${hook}.count'
cd '${two.path}'
${times === 1 ? '' : `echo $count > content/race-$count.txt`}
git add --all
git diff --cached --quiet || git -c user.name=Bea -c user.email=bea@example.org commit --quiet -m "race $count"
${times === 1 && more !== 'true' ? 'git -c user.name=Bea -c user.email=bea@example.org commit --quiet --allow-empty -m other' : ''}
git push --quiet origin HEAD:main
${more}
`,
  );
  chmodSync(hook, 0o755);
}

function listLocked(origin: TestRepository): readonly string[] {
  const lines = origin.git('show', 'main:content/tags.lock').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' ')[1] ?? '');
}

function remember({ path: cwd }: TestRepository): Promise<{ readonly code: number; readonly stderr: string }> {
  const env = { ...process.env, DOCKET: docketProgram(), DOCKET_WRITE_BACK: 'main', DOCKET_COLLECT: 'no' };
  const script = join(root, 'scripts', 'ci', 'publish.sh');
  return new Promise((resolve) => {
    execFile('sh', [script, 'remember'], { cwd, env, encoding: 'utf8' }, (error, _stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stderr }),
    );
  });
}
