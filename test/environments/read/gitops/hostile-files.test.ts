import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { promotionsConfigSchema } from '../../../../src/book/schema/promotions-config.ts';
import { makeRepository } from '../../../git-repository.ts';
import { listEvents, readSource } from '../../gitops-source.ts';

const plain = { files: 'env/{environment}/{application}.yaml', value: 'image_tag', applications: 'all' as const };

async function listProblems(files: Readonly<Record<string, string>>, config: Parameters<typeof readSource>[1] = plain) {
  const repository = makeRepository();
  const commit = repository.commit('Begin', { files });
  const { problems } = await readSource(repository, config);
  return problems.map(({ code, severity, place, message, hint, count }) =>
    [severity, code, place.source, place.subject, message.replace(commit.slice(0, 12), '<commit>'), hint, count].filter(
      (part) => part !== undefined,
    ),
  );
}

test('a pattern that matches nothing is an error with the pattern in it', async () => {
  expect(await listProblems({ 'env/a.yaml': 'image_tag: v1' })).toEqual([
    [
      'error',
      'promotions-match-nothing',
      'deploy',
      'shop',
      'No file in the history of `deploy` matches `env/{environment}/{application}.yaml`, so nothing is known of where `shop` went.',
      'Correct `files` under `promotions` in the configuration; paths start at the top folder of the repository.',
    ],
  ]);
});

test('files without a value where one is looked for are an error', async () => {
  expect(await listProblems({ 'env/a/b.yaml': 'tag: v1' })).toEqual([
    [
      'error',
      'promotions-without-value',
      'deploy',
      'shop',
      'The files of `deploy` that `promotions` of `shop` names never held a version at `image_tag`.',
      'Correct `value`, `match`, `keys` or `entries` under `promotions` in the configuration.',
    ],
  ]);
});

test('an application and an environment that no file names are a warning', async () => {
  const config = { ...plain, applications: { web: 'web', wbe: 'web' }, environments: { a: 'a', prod: 'production' } };
  expect(await listProblems({ 'env/a/web.yaml': 'image_tag: v1' }, config)).toEqual([
    [
      'warning',
      'promotions-of-others',
      'deploy',
      'shop',
      '`deploy` never names `wbe`, `prod`, which `promotions` of `shop` expects there.',
      'Correct `applications` or `environments` under `promotions`: write the names as the files have them.',
    ],
  ]);
});

test('a binary, a huge and a malformed file are warnings, and what was there before counts on', async () => {
  const repository = makeRepository();
  const write = (content: string | Uint8Array, message: string) => {
    repository.write('env/a/web.yaml', content);
    return repository.commit(message).slice(0, 12);
  };
  write('image_tag: v1', 'one');
  const binary = write(Uint8Array.of(0, 1, 2, 0xff), 'binary');
  const huge = write(Buffer.alloc((4 << 20) + 1, 'a'), 'huge');
  const malformed = write('image_tag: [v2', 'malformed');
  write(`image_tag: ${'['.repeat(20_000)}`, 'deep');
  write(
    'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]\nimage_tag: v2',
    'bomb',
  );
  write('image_tag: v2', 'two');
  const promotions = await readSource(repository, plain);
  expect(listEvents(promotions)).toEqual([
    '2023-11-14 | deployed | a | web v1 | Ada | one | env/a/web.yaml',
    '2023-11-14 | deployed | a | web v1 -> v2 | Ada | two | env/a/web.yaml',
  ]);
  expect(promotions.problems.map(({ code, severity, message, hint, count }) => [code, severity, message, hint, count])).toEqual([
    [
      'promotions-unreadable',
      'warning',
      `\`env/a/web.yaml\` at commit \`${binary}\` is binary, so that its versions of \`shop\` were not read.`,
      'Correct `files` under `promotions`: versions are read from text files.',
      1,
    ],
    [
      'promotions-unreadable',
      'warning',
      `\`env/a/web.yaml\` at commit \`${huge}\` is larger than 4 MiB, so that its versions of \`shop\` were not read.`,
      'Correct `files` under `promotions`: files that name versions are small.',
      1,
    ],
    [
      'promotions-unreadable',
      'warning',
      `\`env/a/web.yaml\` at commit \`${malformed}\` is malformed, so that its versions of \`shop\` were not read.`,
      'Nothing needs to be done for an old mistake that was corrected since; else correct `format` or the file.',
      3,
    ],
  ]);
});

test('a branch that is not there, and a repository without commits, are errors', async () => {
  const repository = makeRepository();
  const messageOf = async (branch?: string) => (await readSource(repository, { ...plain, branch })).problems.map(({ message }) => message);
  expect(await messageOf()).toEqual(['Promotions of `shop` could not be read from `deploy`: it has no commits.']);
  repository.commit('Begin', { files: { 'env/a/web.yaml': 'image_tag: v1' } });
  expect(await messageOf('--output=/tmp/x')).toEqual([
    'Promotions of `shop` could not be read from `deploy`: it has no branch `--output=/tmp/x`.',
  ]);
  expect(await messageOf('main')).toEqual([]);
});

test('what a damaged clone lacks is named: a file with its commit, a folder with what git says', async () => {
  const repository = makeRepository();
  const first = repository.commit('one', { files: { 'env/a/web.yaml': 'image_tag: v1' } });
  repository.commit('two', { files: { 'env/a/web.yaml': 'image_tag: v2' } });
  const lose = (name: string) => {
    const object = repository.git('rev-parse', name);
    unlinkSync(join(repository.path, '.git', 'objects', object.slice(0, 2), object.slice(2)));
  };
  lose(`${first}:env/a/web.yaml`);
  const promotions = await readSource(repository, plain);
  expect(listEvents(promotions).map((line) => line.split(' | ')[3])).toEqual(['web v2']);
  expect(promotions.problems.map(({ message, hint }) => [message, hint])).toEqual([
    [
      `\`env/a/web.yaml\` at commit \`${first.slice(0, 12)}\` is not in the repository, so that its versions of \`shop\` were not read.`,
      'Clone the repository again without `--filter`.',
    ],
  ]);
  lose(`${first}:env`);
  const [problem] = (await readSource(repository, plain)).problems;
  expect([problem?.code, problem?.message.replace(/git says .*/, 'git says …')]).toEqual([
    'promotions-not-read',
    'Promotions of `shop` could not be read from `deploy`: git says …',
  ]);
});

test('links, submodules, folders and names that mean something to git are no files that name versions', async () => {
  const repository = makeRepository();
  repository.write('env/a/web.yaml', 'image_tag: v1');
  repository.git('add', '-A');
  const link = repository.store('blob', '/etc/passwd');
  repository.git('update-index', '--add', '--cacheinfo', `120000,${link},env/b/web.yaml`);
  repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},env/c/web.yaml`);
  repository.git('update-index', '--add', '--cacheinfo', `100644,${repository.store('blob', 'image_tag: v3')},env/:(exclude)/web.yaml`);
  repository.git('commit', '-q', '-m', 'Begin');
  expect(listEvents(await readSource(repository, plain)).map((line) => line.split(' | ')[2])).toEqual([':(exclude)', 'a']);
});

test('keys like those of every object, numbers and long texts are read as they are written', async () => {
  const repository = makeRepository();
  const keyed = { files: 'all.yaml', value: 'apps', keys: 'application' as const, applications: 'all' as const, environment: 'live' };
  const long = 'x'.repeat(400);
  repository.commit('Begin', {
    files: { 'all.yaml': `apps:\n  __proto__: 1.10\n  constructor: 0x10\n  web: 007\n  toString: ${long}\n  no: ''\n` },
  });
  expect(listEvents(await readSource(repository, keyed)).map((line) => line.split(' | ')[3])).toEqual([
    '__proto__ 1.10',
    'constructor 0x10',
    'web 007',
  ]);
});

test('a message of control characters and endless length gives one bounded line', async () => {
  const repository = makeRepository();
  repository.commit(`v1 \u001b[31m\u202e\n\n${'word '.repeat(100_000)}\n\nBug: <b>\nhttps://example.org/"onload`, {
    name: '\u202eAda',
    files: { 'env/a/web.yaml': 'image_tag: v1' },
  });
  const [event] = (await readSource(repository, plain)).events;
  expect((event?.reason ?? '').length).toBeLessThanOrEqual(600);
  expect(event?.reason?.slice(0, 20)).toBe('v1 [31m. word word w');
  expect([event?.by?.person, event?.refs]).toEqual(['Ada', []]);
});

test('order is that of the history and not of dates, and a date that is none is said to be missing', async () => {
  const repository = makeRepository();
  repository.commit('two', { date: '1900000000 +0000', files: { 'env/a/web.yaml': 'image_tag: v2' } });
  repository.commit('three', { date: '1500000000 +0000', files: { 'env/a/web.yaml': 'image_tag: v3' } });
  const tree = repository.feed(`100644 blob ${repository.store('blob', 'image_tag: v4')}\tweb.yaml\n`, 'mktree');
  const folder = repository.feed(`040000 tree ${repository.feed(`040000 tree ${tree}\ta\n`, 'mktree')}\tenv\n`, 'mktree');
  const broken = `tree ${folder}\nparent ${repository.git('rev-parse', 'HEAD')}\nauthor A <a@b> x\ncommitter A <a@b> 99999999999999999 +9999\n\nfour\n`;
  repository.git('update-ref', 'refs/heads/main', repository.store('commit', broken));
  const promotions = await readSource(repository, plain);
  expect(listEvents(promotions)).toEqual([
    '2030-03-17 | deployed | a | web v2 | Ada | two | env/a/web.yaml',
    '2017-07-14 | deployed | a | web v2 -> v3 | Ada | three | env/a/web.yaml',
    'no date | deployed | a | web v3 -> v4 | A | four | env/a/web.yaml',
  ]);
  expect(promotions.problems.map(({ code, count }) => [code, count])).toEqual([['promotions-without-date', 1]]);
});

test('a merge counts when it was merged, and not what its branch did on the way', async () => {
  const repository = makeRepository();
  repository.commit('one', { files: { 'env/a/web.yaml': 'image_tag: v1' } });
  repository.git('checkout', '-q', '-b', 'side');
  repository.commit('two', { files: { 'env/a/web.yaml': 'image_tag: v2' } });
  repository.commit('three', { files: { 'env/a/web.yaml': 'image_tag: v3' } });
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #3 from acme/side\n\nUp to v3', 'side');
  expect(listEvents(await readSource(repository, plain))).toEqual([
    '2023-11-14 | deployed | a | web v1 | Ada | one | env/a/web.yaml',
    '2023-11-14 | deployed | a | web v1 -> v3 | Ada | Up to v3 | #3 | env/a/web.yaml',
  ]);
});

test('each mistake in the configuration is named', () => {
  const wrong = {
    repository: 'x',
    files: ['/etc/{environment}', 'a/../b', '{env}.yaml'],
    value: 'images[',
    match: '(unclosed',
    environment: 'Not An Id',
    tag: 'no-placeholder',
  };
  expect(promotionsConfigSchema.safeParse(wrong).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'files.0: Write the path from the top folder of the repository',
    'files.1: Write the path from the top folder of the repository',
    'files.2: Use only `{environment}`, `{application}` and `{instance}` in braces',
    'value: Write names with dots between, and `[]` or `[field=value]` for the entries of a list',
    'match: Write a regular expression with a group `(?<version>…)` or `(?<commit>…)`',
    'environment: Use lower-case letters, digits and single -',
    'tag: Write `{version}` where the version stands',
  ]);
});

test.each([
  [
    { files: 'a.yaml', value: 'tag' },
    'files: Nothing says which environment the files are of: put `{environment}` into the path, or set `environment`',
  ],
  [
    { files: '{environment}.json', members: { files: 'x', environments: ['a'] } },
    "members: Lists of members need `keys: 'instance'`, since they say where instances are",
  ],
  [{ files: '{environment}.json', keys: 'application', entries: {} }, 'entries: Entries of a list have no keys: set `keys` or `entries`'],
])('%j does not fit together', (config, expected) => {
  const { error } = promotionsConfigSchema.safeParse({ repository: 'x', ...config });
  expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([expected]);
});
