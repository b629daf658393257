import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { serveFolder } from '../../../scripts/serve/serve-folder.ts';
import { readPublished } from '../../../src/publish/read/read-published.ts';
import { folderDigest } from '../../build/folder-digest.ts';
import { makeRepository } from '../../git-repository.ts';
import { isThorough } from '../../often.ts';
import { root } from '../../source-files.ts';
import { docketProgram } from '../try-docket.ts';

const script = join(root, 'scripts', 'ci', 'publish.sh');

test('from a clone of depth 1 the script fetches the rest and publishes every release; the site of the next tag follows that one, and holds one release more', async () => {
  const { origin, clone } = makeProject();
  const place = clone('one', '--depth', '1');
  const { code, stderr } = await run(place, 'build');
  expect(stderr).toContain('docket: this clone was cut off; fetching the rest');
  expect(code).toBe(0);
  const first = await readPublished(join(place, 'public'));
  expect(Object.keys(first.manifest.files).filter((name) => /^tool\/\d\.\d\/index\.html$/.test(name))).toEqual([
    'tool/1.0/index.html',
    'tool/1.1/index.html',
  ]);
  expect(first.manifest.repositories).toMatchObject([{ commits: 4, tags: 2, commit: origin.git('rev-parse', 'main') }]);
  expect(first.manifest.previous).toBeNull();
  const { address, server } = await serveFolder({ folder: join(place, 'public'), port: 0, host: '127.0.0.1', base: '/' });
  onTestFinished(() => void server.close());
  origin.git('tag', 'v1.2');
  const other = clone('two');
  expect((await run(other, 'build', { DOCKET_SITE: address.replace(/\/$/, '') })).code).toBe(0);
  const second = await readPublished(join(other, 'public'));
  expect(second.manifest.previous).toBe(first.digest);
  expect(Object.keys(second.manifest.files)).toContain('tool/1.2/index.html');
});

test('where the rest cannot be fetched it says what to change', async () => {
  const { clone, origin } = makeProject();
  const place = clone('one', '--depth', '1');
  rmSync(origin.path, { recursive: true });
  const { code, stderr } = await run(place, 'build');
  expect(code).toBe(2);
  expect(stderr).toContain('Clone with all of it: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab.');
});

// What happens to the loser of a race is tried step by step in write-back.test.ts.
test.runIf(isThorough)('two jobs at once write back what they remember, and neither undoes the other', async () => {
  const { origin, clone } = makeProject();
  const [one, two] = [clone('one'), clone('two')];
  writeEvent(one, 'one');
  writeEvent(two, 'two');
  const write = { DOCKET_WRITE_BACK: 'main', DOCKET_COLLECT: 'no' };
  const ends = await Promise.all([run(one, 'build', write), run(two, 'remember', write)]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  const files = origin.git('ls-tree', '-r', '--name-only', 'main').split('\n');
  expect(files).toEqual(expect.arrayContaining(['content/guides-of-jobs/one.txt', 'content/guides-of-jobs/two.txt', 'content/tags.lock']));
  expect(origin.git('show', 'main:content/tags.lock').match(/v1\.\d/g)?.length).toBeGreaterThanOrEqual(2);
  const subjects = origin.git('log', '--format=%s', '-2', 'main').split('\n');
  expect(subjects.every((subject) => subject.endsWith('[skip ci]'))).toBe(true);
});

test('on a pull request each problem becomes an annotation at its file and line, from the top of the repository', async () => {
  const { clone } = makeProject('records');
  const place = clone('one');
  const folder = join(place, 'records');
  mkdirSync(join(folder, 'content', 'releases', 'tool', '9.9'), { recursive: true });
  appendFileSync(join(folder, 'content', 'releases', 'tool', '9.9', 'release.mdx'), 'Text.\n');
  const { code, stdout } = await run(folder, 'check', { DOCKET_FORMAT: 'github' });
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^::error file=records\/content\/releases\/tool\/9\.9\/release\.mdx,(?:line=\d+,)?(?:col=\d+,)?title=release-folder-unknown::/m,
  );
});

test('on a pull request signatures are verified, too, and the report stands alone on standard output', async () => {
  const { clone } = makeProject();
  const place = clone('one');
  writeFileSync(join(place, 'docket.sh'), 'echo "$*"; [ "$1" != verify ] || exit $ENDS\n');
  const docket = { DOCKET: 'sh ./docket.sh', DOCKET_FORMAT: 'gitlab', ENDS: '0' };
  expect(await run(place, 'check', docket)).toMatchObject({ code: 0, stdout: 'check --format gitlab\n', stderr: 'verify\n' });
  expect(await run(place, 'check', { ...docket, ENDS: '1', DOCKET_ROOT: 'SHA256:abc' })).toMatchObject({
    code: 1,
    stdout: 'check --format gitlab\n',
    stderr: 'verify --root SHA256:abc\n',
  });
});

test('workflow and action are what GitHub takes', async () => {
  const read = (name: string) => readFile(join(root, 'scripts', 'ci', name), 'utf8');
  expect(validateWorkflow(await read('github/workflow.yml'))).toMatchObject({ errors: [] });
  expect(validateWorkflow(await read('github/workflow-shards.yml'))).toMatchObject({ errors: [] });
  expect(validateAction(await read('github/action.yml'))).toMatchObject({ errors: [] });
  expect(validateWorkflow('on: push\njobs:\n  a:\n    steps: 3\n')).not.toMatchObject({ errors: [] });
});

// That shards merge into the site of one machine is held in every run.
test.runIf(isThorough)('two jobs of a matrix and one that merges publish what one job does', async () => {
  const { clone } = makeProject();
  const site = { DOCKET_SITE: 'https://127.0.0.1:1/records', DOCKET_AS_OF: '2026-11-30T12:00:00Z' };
  const matrix = parse(await readFile(join(root, 'scripts', 'ci', 'github', 'workflow-shards.yml'), 'utf8')).jobs.shard.strategy.matrix
    .shard;
  expect(matrix).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((index) => `${index}/8`));
  const place = clone('merging');
  for (const [index, name] of ['one', 'two'].entries()) {
    const machine = clone(name);
    const shard = await run(machine, 'shard', { ...site, DOCKET_SHARD: `${index + 1}/2` });
    expect(shard.code, shard.stderr).toBe(0);
    const handed = join(place, 'shards', name);
    mkdirSync(handed, { recursive: true });
    cpSync(join(machine, `docket-shard-${index + 1}.tar`), join(handed, `docket-shard-${index + 1}.tar`));
  }
  const merged = await run(place, 'merge', { DOCKET_SHARDS: 'shards' });
  expect(merged.code, merged.stderr).toBe(0);
  const options = `--as-of ${site.DOCKET_AS_OF} --site ${site.DOCKET_SITE}`;
  const whole = await run(place, 'build', { DOCKET_OUT: 'whole', DOCKET_BUILD_OPTIONS: options });
  expect(whole.code, whole.stderr).toBe(0);
  expect(folderDigest(join(place, 'public'))).toEqual(folderDigest(join(place, 'whole')));
  expect(await run(place, 'merge', { DOCKET_SHARDS: 'nowhere' })).toMatchObject({ code: 2 });
  expect(await run(place, 'shard', {})).toMatchObject({ code: 2, stderr: expect.stringContaining('a shard needs DOCKET_SHARD') });
});

test('the jobs for GitLab in shards build at one commit and as of one time', async () => {
  const jobs = parse(await readFile(join(root, 'scripts', 'ci', 'gitlab', 'docket-shards.gitlab-ci.yml'), 'utf8'));
  expect(jobs['docket-shard']).toMatchObject({ parallel: 8, needs: ['docket-remember'], artifacts: { paths: ['docket-shard-*.tar'] } });
  expect(jobs['docket-shard'].script.join('\n')).toContain(
    'DOCKET_SHARD="$CI_NODE_INDEX/$CI_NODE_TOTAL" DOCKET_AS_OF="$CI_PIPELINE_CREATED_AT"',
  );
  expect(jobs.pages).toMatchObject({ needs: ['docket-remember', 'docket-shard'], artifacts: { paths: ['public'] } });
  for (const name of ['docket-shard', 'pages']) expect(jobs[name].script[0]).toContain('git checkout --quiet --detach "$DOCKET_COMMIT"');
});

test('the jobs for GitLab run the script with the whole history', async () => {
  const jobs = parse(await readFile(join(root, 'scripts', 'ci', 'gitlab', 'docket.gitlab-ci.yml'), 'utf8'));
  expect(jobs['.docket'].variables.GIT_DEPTH).toBe('0');
  expect(jobs['docket-check']).toMatchObject({
    extends: '.docket',
    artifacts: { reports: { codequality: 'gl-code-quality-report.json' } },
  });
  expect(jobs.pages).toMatchObject({ extends: '.docket', resource_group: 'docket-publish', artifacts: { paths: ['public'] } });
});

function makeProject(folder = '.') {
  const work = makeRepository();
  const at = join(work.path, folder);
  mkdirSync(join(at, 'content'), { recursive: true });
  writeFileSync(join(at, 'content', 'tags.lock'), '');
  writeFileSync(join(at, '.gitignore'), 'public\n');
  const up = folder === '.' ? '.' : '..';
  writeFileSync(
    join(at, 'docket.config.ts'),
    `export default { products: [{ id: 'tool', name: 'Tool', repositories: [{ id: 'tool', path: '${up}' }] }] };\n`,
  );
  for (const [index, tag] of ['', 'v1.0', '', 'v1.1'].entries()) {
    writeFileSync(join(work.path, 'file'), `${index}\n`);
    work.git('add', '.');
    work.git('commit', '-m', `feat: change ${index}`);
    if (tag !== '') work.git('tag', tag);
  }
  work.git('branch', '-M', 'main');
  work.git('config', 'receive.denyCurrentBranch', 'ignore');
  const clone = (name: string, ...options: readonly string[]) => {
    const place = join(`${work.path}-clones`, name);
    mkdirSync(`${work.path}-clones`, { recursive: true });
    work.git('clone', '--quiet', ...options, `file://${work.path}`, place);
    return place;
  };
  onTestFinished(() => rmSync(`${work.path}-clones`, { recursive: true, force: true }));
  return { origin: work, clone };
}

function writeEvent(place: string, name: string): void {
  mkdirSync(join(place, 'content', 'guides-of-jobs'), { recursive: true });
  writeFileSync(join(place, 'content', 'guides-of-jobs', `${name}.txt`), name);
}

function run(cwd: string, command: string, env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      'sh',
      [script, command],
      { cwd, env: { ...process.env, DOCKET: docketProgram(), ...env }, encoding: 'utf8' },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}
