import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, makeRepository, type TestRepository } from '../../git-repository.ts';
import { docketFile } from '../serve-docket.ts';
import { tryDocket } from '../try-docket.ts';

test('from two repositories with branches of environments comes a project that is checked without an error', () => {
  const { api, client, records } = makeTeam();
  const { code, stdout, stderr } = tryDocket(
    records.path,
    'init',
    '-r',
    api.path,
    client.path,
    '--product',
    'portal',
    '--name',
    "Lab's Portal",
    '--yes',
  );
  expect(stderr).toContain('The branch `stg` looks like the environment staging.');
  expect(stderr).toContain('2 tags of versions, such as `v1.0.0`, 1 of them of candidates.');
  expect(stderr).toContain('Process: gitops-validation, since branches stand for environments.');
  expect(code).toBe(0);
  const places = ['development', 'staging', 'production'];
  const expected = [
    'docket.config.ts',
    '.gitignore',
    'content/processes/gitops-validation.yaml',
    ...places.map((id) => `content/environments/portal/${id}.mdx`),
    ...['release-validation', 'uat', 'release-backporting'].map((id) => `content/protocols/${id}.mdx`),
    'content/people.yaml',
  ];
  expect(stdout.trimEnd().split('\n')).toEqual(expected);
  expect(readFileSync(join(records.path, 'docket.config.ts'), 'utf8')).toBe(
    [
      "import type { ConfigInput } from 'docket';",
      '',
      '/** Every setting is described in its type; `docket check` says what is wrong with one. */',
      'export default {',
      "  title: 'Lab\\'s Portal releases',",
      '  products: [',
      '    {',
      "      id: 'portal',",
      "      name: 'Lab\\'s Portal',",
      "      process: 'gitops-validation',",
      '      repositories: [',
      `        { path: '${api.path}', environments: { development: 'dev', staging: 'stg', production: 'main' } },`,
      `        { path: '${client.path}', lineBranch: 'release-{line}' },`,
      '      ],',
      '    },',
      '  ],',
      '} satisfies ConfigInput;',
      '',
    ].join('\n'),
  );
  records.git('add', '.');
  records.git('commit', '-qm', 'docs: begin');
  const checked = tryDocket(records.path, 'check');
  expect(checked.stdout).not.toMatch(/ {2}error {2}/);
  expect(checked.code).toBe(0);
});

test('a second run changes nothing and brings back what is missing', () => {
  const { api, records } = makeTeam();
  tryDocket(records.path, 'init', '-r', api.path, '--yes');
  const people = join(records.path, 'content', 'people.yaml');
  const config = join(records.path, 'docket.config.ts');
  const before = readFileSync(config, 'utf8');
  writeFileSync(people, '# ours\npeople: []\n');
  const again = tryDocket(records.path, 'init', '--yes');
  expect({ ...again, stderr: again.stderr.split('\n').slice(0, 2) }).toEqual({
    code: 0,
    stdout: '',
    stderr: ['`docket.config.ts` is there already and stays as it is.', '9 of 9 files were there already and stay as they are.'],
  });
  expect([readFileSync(config, 'utf8'), readFileSync(people, 'utf8')]).toEqual([before, '# ours\npeople: []\n']);
});

test('a second run goes on with a process of your own', () => {
  const { api, records } = makeTeam();
  tryDocket(records.path, 'init', '-r', api.path, '--product', 'portal', '--yes', '--process', 'three-environments');
  const config = join(records.path, 'docket.config.ts');
  writeFileSync(config, readFileSync(config, 'utf8').replace("'three-environments'", "'ours'"));
  const missing = tryDocket(records.path, 'init', '--yes');
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('there is no `content/processes/ours.yaml`')]);
  records.write('content/processes/ours.yaml', 'title: Ours\nenvironments:\n  - id: lab\n  - { id: clinic, after: [lab] }\n');
  expect(tryDocket(records.path, 'init', '--yes', '--forge', 'github').stdout.trimEnd().split('\n')).toEqual([
    'content/environments/portal/lab.mdx',
    'content/environments/portal/clinic.mdx',
    '.github/workflows/docket.yml',
  ]);
});

test('a component that only tags name becomes a product of its own where the repository has no versions', () => {
  const mono = makeRepository();
  for (const [folder, version] of [
    ['api', '1.0.0'],
    ['web', '2.0.0'],
    ['api', '1.1.0'],
    ['web', '2.1.0'],
  ] as const) {
    mono.commit(`feat: ${folder} ${version}`, { files: { [`${folder}/file`]: version } });
    mono.tag(`${folder}/v${version}`, version);
  }
  const records = makeRecords();
  tryDocket(records.path, 'init', '-r', mono.path, '--yes', '--forge', 'github');
  const config = readFileSync(join(records.path, 'docket.config.ts'), 'utf8');
  expect(config).toContain("id: 'api'");
  expect(config).toContain("paths: ['web']");
  expect(existsSync(join(records.path, '.github', 'workflows', 'docket.yml'))).toBe(true);
});

test('a repository of many components gets no draft of a policy for each environment of each', () => {
  const mono = makeRepository();
  for (const version of ['1.0.0', '1.1.0'])
    for (const folder of ['a', 'b', 'c', 'd', 'e', 'f']) {
      mono.commit(`feat: ${folder} ${version}`, { files: { [`${folder}/file`]: version } });
      mono.tag(`${folder}/v${version}`, version);
    }
  const { stdout, stderr } = tryDocket(makeRecords().path, 'init', '-r', mono.path, '--yes');
  expect(stdout).not.toContain('content/environments');
  expect(stderr).toContain('docket new policy --product ID --environment ID');
});

test('beside a package of CommonJS the configuration says by its ending that it is a module', () => {
  const { api, records } = makeTeam();
  writeFileSync(join(records.path, 'package.json'), '{ "name": "records", "type": "commonjs" }\n');
  const { stdout } = tryDocket(records.path, 'init', '-r', api.path, '--yes');
  expect(stdout.split('\n')[0]).toBe('docket.config.mts');
  const config = tryDocket(records.path, 'config');
  expect(config.code).toBe(0);
  const book = tryDocket(records.path, 'book');
  expect(JSON.parse(book.stdout).products[0].releases).toHaveLength(1);
});

test('a folder where no project can begin is told why, and nothing is written', () => {
  const { api, records } = makeTeam();
  const alone = makeFolder();
  const foreign = makeRecords();
  mkdirSync(join(foreign.path, 'content', 'posts'), { recursive: true });
  const cases = [
    [alone, '--yes', 'docket: This folder is in no git repository.'],
    [foreign.path, '--yes', 'docket: `content/` belongs to something else: it holds `posts`.'],
    [records.path, '--process', 'docket: Nobody can be asked without a terminal, and these answers are missing: `--repository`.'],
  ] as const;
  for (const [place, option, message] of cases) {
    const { code, stderr } = tryDocket(
      place,
      'init',
      ...(option === '--process' ? ['--process', 'gitops-validation'] : ['-r', api.path, option]),
    );
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(existsSync(join(place, 'docket.config.ts'))).toBe(false);
  }
  const unknown = tryDocket(records.path, 'init', '-r', api.path, '--yes', '--process', 'waterfall');
  expect(unknown.stderr).toContain('docket: Docket ships no process `waterfall`, and there is no `content/processes/waterfall.yaml`.');
  const none = tryDocket(records.path, 'init', '-r', alone, '--yes');
  expect(none.stderr).toMatch(/docket: `.*` is not a git repository\./);
});

test('a folder that cannot be written to says so', () => {
  const { api, records } = makeTeam();
  // Nothing is forbidden to root, so somebody else runs it then.
  const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
  if (nobody !== undefined) for (const folder of [api.path, records.path]) execFileSync('chown', ['-R', String(nobody), folder]);
  chmodSync(api.path, 0o755);
  chmodSync(records.path, 0o555);
  const { status, stderr } = spawnSync(process.execPath, [docketFile, 'init', '-r', api.path, '--yes'], {
    cwd: records.path,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: records.path, GIT_CEILING_DIRECTORIES: records.path },
    ...(nobody === undefined ? {} : { uid: nobody, gid: nobody }),
  });
  chmodSync(records.path, 0o755);
  expect(stderr).toBe('docket: Nothing can be written into this folder.\n  hint: Ask for the right to write, or choose another folder.\n');
  expect(status).toBe(2);
});

test('a GitOps repository is written into the configuration, and what it deployed is read', () => {
  const { api, records } = makeTeam();
  const deploy = makeRepository();
  const name = basename(api.path).toLowerCase();
  for (const [environment, version] of [
    ['staging', 'v1.0.0'],
    ['prod', 'v1.0.0'],
  ] as const) {
    const files = [name, 'other', 'third'].map((app) => [`image-tags/${environment}/${app}`, `image_tag: ${version}\n`]);
    deploy.commit(`Deploy ${version} to ${environment}`, { files: Object.fromEntries(files) });
  }
  const { stderr } = tryDocket(
    records.path,
    'init',
    '-r',
    api.path,
    deploy.path,
    '--name',
    'Portal',
    '--yes',
    '--process',
    'three-environments',
  );
  expect(stderr).toContain('6 files fit `image-tags/{environment}/{application}` (`prod`, `staging`)');
  expect(readFileSync(join(records.path, 'docket.config.ts'), 'utf8')).toContain(
    "environments: { prod: 'production', staging: 'staging' },",
  );
  const { environments } = JSON.parse(tryDocket(records.path, 'book').stdout).environments[0];
  const applied = environments.map(({ id, events }: { id: string; events: readonly { origin: { kind: string } }[] }) => [
    id,
    events.filter(({ origin }) => origin.kind === 'gitops').length,
  ]);
  expect(applied).toEqual([
    ['development', 0],
    ['staging', 1],
    ['production', 1],
  ]);
});

test('what is there already is told what it lacks, and CI where the repository is', () => {
  const { api, records } = makeTeam();
  api.git('remote', 'add', 'origin', 'https://ada:secret@gitlab.example.org/lab/api.git');
  records.write('.gitignore', '/node_modules\n*.log\n');
  records.write('.gitlab-ci.yml', 'test:\n  script: make\n');
  const { code, stderr } = tryDocket(records.path, 'init', '-r', api.path, '--yes');
  expect(code).toBe(0);
  expect(stderr).toContain('2 of 11 files were there already and stay as they are.');
  expect(stderr).toContain('`.gitignore` lacks `dist/` and `content/pulls/.*`: add them.');
  expect(stderr).toContain('`.gitlab-ci.yml` does not run Docket');
  expect(stderr).toContain('write `https://gitlab.example.org/lab/api.git` into `path` of the configuration.');
  expect(stderr).not.toContain('secret');
  expect(readFileSync(join(records.path, '.gitlab-ci.yml'), 'utf8')).toBe('test:\n  script: make\n');
});

function makeTeam() {
  const api = makeRepository();
  api.commit('feat: one', { files: { a: '1' } });
  api.tag('v1.0.0-rc.1', 'one');
  api.tag('v1.0.0', 'one');
  for (const branch of ['dev', 'stg']) api.git('branch', branch);
  const client = makeRepository();
  client.commit('feat: two', { files: { a: '1' } });
  client.tag('v1.0.0', 'one');
  client.git('branch', 'release-1.0');
  return { api, client, records: makeRecords() };
}

function makeRecords(): TestRepository {
  const records = makeRepository();
  records.git('config', 'user.name', 'Ada');
  return records;
}
