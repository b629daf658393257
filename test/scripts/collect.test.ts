import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hostVariable, readToken } from '../../scripts/collect/read-token.ts';
import { makeFolder, secret } from '../forges/collect-once.ts';
import { giteaForge } from '../forges/loopback/gitea-forge.ts';
import { githubForge } from '../forges/loopback/github-forge.ts';
import { gitlabForge } from '../forges/loopback/gitlab-forge.ts';
import { type Fault, startServer } from '../forges/loopback/start-server.ts';
import { makeWorld, type World, worldNow } from '../forges/loopback/world.ts';
import { often } from '../often.ts';
import { docketFile } from './serve-docket.ts';
import { type Ending, startDocket, tryDocket } from './try-docket.ts';

const makers = { github: githubForge, gitlab: gitlabForge, gitea: giteaForge } as const;
type Name = keyof typeof makers;

interface Running {
  readonly ended: Promise<Ending>;
  readonly kill: () => void;
}

/** The time, and a token for the loopback forge. */
const surroundings = (origin: string): NodeJS.ProcessEnv => ({
  SOURCE_DATE_EPOCH: String(worldNow / 1000),
  [hostVariable(new URL(origin).host)]: secret,
});

/** Runs `docket collect` in a folder. */
const collect = (folder: string, origin: string, ...args: readonly string[]): Promise<Ending> =>
  startDocket(folder, ['collect', ...args], surroundings(origin));

/** Starts a process of it that can be killed. */
function startCollect(folder: string, origin: string): Running {
  const child = spawn(process.execPath, [docketFile, 'collect'], { cwd: folder, env: { ...process.env, ...surroundings(origin) } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const ended = new Promise<Ending>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return { ended, kill: () => void child.kill('SIGKILL') };
}

/** A records repository with one repository on a loopback forge. */
async function makeRecords(forge: string, web: string): Promise<string> {
  const folder = await makeFolder();
  const repository = `{ id: 'api', path: './api.git', web: '${web}', forge: '${forge}' }`;
  writeFileSync(
    path.join(folder, 'docket.config.ts'),
    `export default { products: [{ id: 'portal', name: 'Portal', repositories: [${repository}] }] };\n`,
  );
  return folder;
}

const snapshotOf = (folder: string) =>
  readFileSync(path.join(folder, 'content/pulls/api.json'), 'utf8').replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');

async function serve(forge: Name, world: World, faultOf?: (index: number) => Fault) {
  const { answer } = makers[forge](world);
  return startServer(answer, { faultOf: ({ index }) => faultOf?.(index) ?? null });
}

test('a collect that is killed again and again ends with the bytes of one that is not', async () => {
  const world = makeWorld(2400);
  const calm = await serve('github', world);
  const undisturbed = await makeRecords('github', `${calm.origin}/${world.project}`);
  expect((await collect(undisturbed, calm.origin)).code).toBe(0);

  // A number of the old generator of Park and Miller, so that the moments differ and are the same each time.
  let seed = 20_261_130;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const times = often(2, 20);
  let running: Running | undefined;
  let deadly = 0;
  const wild = await serve('github', world, (index) => {
    if (index === deadly) running?.kill();
    return null;
  });
  const folder = await makeRecords('github', `${wild.origin}/${world.project}`);
  mkdirSync(path.join(folder, 'content/pulls'), { recursive: true });
  for (let kills = 0; kills < times; kills += 1) {
    deadly = wild.requests.length + random(3);
    running = startCollect(folder, wild.origin);
    const { code } = await running.ended;
    expect(code).toBe(null);
    expect(readdirSync(path.join(folder, 'content/pulls')).filter((name) => !name.startsWith('.'))).toEqual([]);
  }
  deadly = -1;
  expect((await collect(folder, wild.origin)).code).toBe(0);
  expect(snapshotOf(folder)).toBe(snapshotOf(undisturbed));
  expect(readdirSync(path.join(folder, 'content/pulls'))).toEqual(['api.json']);
  // What was answered before a kill was not asked for again, but for the first page, which takes two requests.
  expect(wild.requests.length).toBeLessThanOrEqual(calm.requests.length + 2 * times);
}, 240_000);

test('a collect that fails leaves the old snapshot as it was, and says what it found', async () => {
  const world = makeWorld(30);
  let broken = false;
  const server = await serve('github', world, () => (broken ? { status: 401, body: { message: 'Bad credentials' } } : null));
  const folder = await makeRecords('github', `${server.origin}/${world.project}`);
  const first = await collect(folder, server.origin);
  expect(first.stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')).toMatchInlineSnapshot(`
    "  api: pull requests: 27 of 27
      api: pull requests: 30
      api: milestones: 2
      api: releases: 2
      api: deployments: 1
      api: 27 pull requests (27 new or changed), 2 milestones, 2 releases, 1 deployment
    "
  `);
  const before = snapshotOf(folder);
  broken = true;
  const { code, stderr } = await collect(folder, server.origin);
  expect([code, stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST').replaceAll(/127_0_0_1_\d+/g, 'HOST')]).toMatchInlineSnapshot(`
    [
      2,
      "docket: api: \`HOST\` does not accept the token in \`DOCKET_TOKEN_HOST\`.
      hint: Make a new token on HOST, and set \`DOCKET_TOKEN_HOST\` to it.
    ",
    ]
  `);
  expect(snapshotOf(folder)).toBe(before);
});

test('the summary of a collect from GitLab says what the token may not see', async () => {
  const server = await startServer(gitlabForge(makeWorld(3)).answer, {
    faultOf: ({ url: { pathname } }) => (pathname.endsWith('/deployments') ? { status: 403, body: { message: '403 Forbidden' } } : null),
  });
  const folder = await makeRecords('gitlab', `${server.origin}/portal-lab/portal-api`);
  const { stderr } = await collect(folder, server.origin);
  expect(stderr.trim().split('\n')[0]?.trim()).toBe('api: merge requests: 3 of 3');
  expect(stderr.trim().split('\n').at(-1)?.trim()).toBe(
    'api: 3 pull requests (3 new or changed), 2 milestones, 2 releases, 1 freeze period; not collected, since the token may not see them: deployments',
  );
});

test('a repository on a host whose name tells no forge says what to write', async () => {
  const folder = await makeFolder();
  const repository = "{ id: 'api', path: './api.git', web: 'https://code.example/lab/api' }";
  writeFileSync(
    path.join(folder, 'docket.config.ts'),
    `export default { products: [{ id: 'portal', name: 'Portal', repositories: [${repository}] }] };\n`,
  );
  const { code, stderr } = await startDocket(folder, ['collect'], {});
  expect([code, stderr]).toEqual([
    2,
    'docket: api: Nothing says on which forge `api` is.\n  hint: Write the address of its page as `web` into the configuration, and `forge`, such as `gitlab`, where the name of the host does not tell it; or read a file with `--from FILE`.\n',
  ]);
});

test.each(['github', 'gitlab', 'gitea'] as const)(
  'the token is in nothing that a collect from %s writes or prints, whatever step fails',
  async (forge) => {
    const world = makeWorld(8);
    // A forge that sends back what it got.
    for (const pull of world.pulls)
      Object.assign(pull, { title: `Token ${secret}`, body: `Bearer ${secret} ${encodeURIComponent(secret)} ${btoa(secret)}` });
    const calm = await serve(forge, world);
    const folder = await makeRecords(forge, `${calm.origin}/${world.project}`);
    const fine = await collect(folder, calm.origin);
    expect(fine.code).toBe(0);
    expect(calm.requests.every(({ url }) => !url.href.includes(secret.slice(0, 8)))).toBe(true);
    expectNoToken(fine, folder);
    for (let step = 0; step < Math.min(calm.requests.length, 12); step += 1) {
      const fault: Fault = step % 2 === 0 ? { status: 403, body: { message: `No: ${secret}` } } : { body: `{"${secret}": "${secret}"}` };
      const server = await serve(forge, world, (index) => (index === step ? fault : null));
      const each = await makeRecords(forge, `${server.origin}/${world.project}`);
      expectNoToken(await collect(each, server.origin), each);
    }
  },
  240_000,
);

function expectNoToken({ stdout, stderr }: Ending, folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = [stdout, stderr, ...files.map(({ parentPath, name }) => name + readFileSync(path.join(parentPath, name), 'utf8'))];
  for (const text of texts) for (const form of [secret.slice(0, 8), btoa(secret).slice(0, 12)]) expect(text).not.toContain(form);
}

test('from Bitbucket there are only links, and who collects is told', async () => {
  const folder = await makeRecords('bitbucket', 'https://bitbucket.org/portal-lab/portal-api');
  expect(tryDocket(folder, 'collect')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "  api: \`api\` is on Bitbucket, from which Docket makes links and collects nothing. Export its pull requests to a file, and read that with \`docket collect api --from FILE\`.
    ",
      "stdout": "",
    }
  `);
});

test('what `gh pr list --json` prints is read from a file, and a wrong file is told by its place', async () => {
  const folder = await makeRecords('bitbucket', 'https://bitbucket.org/portal-lab/portal-api');
  const pulls = [
    {
      number: 7,
      title: 'Add a thing',
      state: 'MERGED',
      mergedAt: '2026-11-01T10:00:00Z',
      labels: [{ name: 'kind/bug' }],
      author: { login: 'alice', is_bot: false },
    },
    { number: 8, title: 'Not wanted', state: 'CLOSED' },
  ];
  writeFileSync(path.join(folder, 'pulls.json'), JSON.stringify(pulls));
  expect(tryDocket(folder, 'collect', 'api', '--from', 'pulls.json').code).toBe(0);
  expect(snapshotOf(folder)).toContain('"title": "Add a thing"');
  expect(snapshotOf(folder)).not.toContain('Not wanted');
  writeFileSync(path.join(folder, 'wrong.json'), JSON.stringify([{ number: 'seven', title: 'Add a thing' }]));
  writeFileSync(path.join(folder, 'newer.json'), JSON.stringify({ schema: 'docket/pulls/v2', pulls: [] }));
  const failures = ['wrong.json', 'newer.json', 'absent.json'].map((file) => tryDocket(folder, 'collect', 'api', '--from', file).stderr);
  expect(failures.join('')).toMatchInlineSnapshot(`
    "docket: \`wrong.json\` is wrong at \`0.number\`: it is text and has to be a number.
      hint: Correct it; schema/pulls.json of the site describes every field.
    docket: \`newer.json\` has the schema \`docket/pulls/v2\`, and this Docket reads \`docket/pulls/v1\`.
      hint: Write it as schema/pulls.json of the site describes.
    docket: There is no file \`absent.json\`.
      hint: Correct the path after \`--from\`.
    "
  `);
});

test('a snapshot that is of another version, damaged or of another repository is not written over', async () => {
  const world = makeWorld(3);
  const server = await serve('github', world);
  const folder = await makeRecords('github', `${server.origin}/${world.project}`);
  await collect(folder, server.origin);
  const whole = readFileSync(path.join(folder, 'content/pulls/api.json'), 'utf8');
  const said: string[] = [];
  for (const text of [
    whole.replace('docket/pulls/v1', 'docket/pulls/v9'),
    whole.slice(0, 500),
    `<<<<<<< HEAD\n${whole}`,
    whole.replace('"portal-lab/portal-api"', '"portal-lab/other"'),
  ]) {
    writeFileSync(path.join(folder, 'content/pulls/api.json'), text);
    said.push((await collect(folder, server.origin)).stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'));
    expect(readFileSync(path.join(folder, 'content/pulls/api.json'), 'utf8')).toBe(text);
  }
  expect(said.join('')).toMatchInlineSnapshot(`
    "docket: api: \`content/pulls/api.json\`: This pull request snapshot has the schema \`docket/pulls/v9\`, and this Docket reads \`docket/pulls/v1\`.
      hint: Use the version of Docket that wrote it, or delete it and run \`docket collect\`: what the forge has deleted since is then lost.
    docket: api: \`content/pulls/api.json\`: This pull request snapshot cannot be read: it is not JSON.
      hint: Restore the file from git, or delete it and run \`docket collect\`.
    docket: api: \`content/pulls/api.json\`: This pull request snapshot cannot be read: it holds the marks of a merge conflict.
      hint: Restore the file from git, or delete it and run \`docket collect\`.
    docket: api: \`content/pulls/api.json\`: This pull request snapshot is of \`HOST/portal-lab/other\`, and the configuration names \`HOST/portal-lab/portal-api\`.
      hint: If the repository has moved, run \`docket collect --moved\`. If not, correct \`web\` in the configuration.
    "
  `);
  expect((await collect(folder, server.origin, '--moved')).code).toBe(0);
});

test('a token belongs to one host', () => {
  const environment = { GITHUB_TOKEN: 'github-secret', GITLAB_TOKEN: 'gitlab-secret', DOCKET_TOKEN_FORGE_EXAMPLE: 'own-secret' };
  const hosts = ['github.com', 'github.example.org', 'gitlab.com', 'gitlab.example.org', 'forge.example', 'github.com.evil.example'];
  expect(hosts.map((host) => readToken(host, environment).token)).toEqual([
    'github-secret',
    null,
    'gitlab-secret',
    null,
    'own-secret',
    null,
  ]);
  const inWorkflow = { ...environment, GITHUB_SERVER_URL: 'https://github.example.org' };
  expect(hosts.map((host) => readToken(host, inWorkflow).token)).toEqual([
    null,
    'github-secret',
    'gitlab-secret',
    null,
    'own-secret',
    null,
  ]);
  const inPipeline = { ...environment, CI_SERVER_HOST: 'gitlab.example.org' };
  expect(hosts.map((host) => readToken(host, inPipeline).token)).toEqual([
    'github-secret',
    null,
    null,
    'gitlab-secret',
    'own-secret',
    null,
  ]);
  expect(() => readToken('github.com', { GITHUB_TOKEN: 'two words' })).toThrow('What `GITHUB_TOKEN` holds cannot be a token.');
});

test('two repositories with one name, and two hosts with one variable, are told', async () => {
  const folder = await makeFolder();
  const config = (...webs: readonly string[]) => {
    const products = webs.map(
      (web, index) =>
        `{ id: 'p${index}', name: 'P', repositories: [{ id: 'api${web.includes('-') ? index : ''}', path: './api.git', web: '${web}', forge: 'gitea' }] }`,
    );
    writeFileSync(path.join(folder, 'docket.config.ts'), `export default { products: [${products.join(', ')}] };\n`);
    return tryDocket(folder, 'collect').stderr;
  };
  expect(config('https://forge.example/one/api', 'https://forge.example/two/api')).toMatchInlineSnapshot(`
    "docket: \`api\` is two repositories: \`https://forge.example/one/api\` and \`https://forge.example/two/api\`.
      hint: Give one of the two an \`id\` of its own.
    "
  `);
  expect(config('https://a-b.example/one/api', 'https://a.b-example/one/api')).toMatchInlineSnapshot(`
    "docket: The tokens of \`a-b.example\` and \`a.b-example\` would be read from one variable, \`DOCKET_TOKEN_A_B_EXAMPLE\`.
      hint: Collect them with a configuration each.
    "
  `);
});

test('of two collects at once one waits for nobody and one is told of the other', async () => {
  const world = makeWorld(250);
  let other: Running | undefined;
  let folder = '';
  const server = await serve('github', world, (index) => {
    if (index === 2) other = startCollect(folder, server.origin);
    return null;
  });
  folder = await makeRecords('github', `${server.origin}/${world.project}`);
  const first = startCollect(folder, server.origin);
  while (other === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  const endings = await Promise.all([first.ended, other.ended]);
  const told = endings.filter(({ code }) => code === 2);
  // A slow machine may start the other one only after the first has ended, and then both are fine.
  expect(told.length).toBeLessThanOrEqual(1);
  for (const { stderr } of told)
    expect(stderr).toMatch(/^docket: api: Another collect of `api` is under way \(process \d+\)\.\n {2}hint: Wait for it/);
  expect(readdirSync(path.join(folder, 'content/pulls'))).toEqual(['api.json']);
});

test('a snapshot, its pages or their folder that are links are not followed', async () => {
  const world = makeWorld(3);
  const server = await serve('github', world);
  const elsewhere = await makeFolder();
  const said: string[] = [];
  for (const name of ['content/pulls', 'content/pulls/api.json', 'content/pulls/.api.partial']) {
    const folder = await makeRecords('github', `${server.origin}/${world.project}`);
    mkdirSync(path.join(folder, 'content/pulls'), { recursive: true });
    rmSync(path.join(folder, name), { recursive: true, force: true });
    symlinkSync(name === 'content/pulls' ? elsewhere : path.join(elsewhere, 'victim'), path.join(folder, name));
    said.push((await startCollect(folder, server.origin).ended).stderr);
  }
  expect(said.join('')).toMatchInlineSnapshot(`
    "docket: api: \`content/pulls\` is a link to another place. Nothing was asked or written.
      hint: Put a plain file or folder there.
    docket: api: \`content/pulls/api.json\` is a link to another place. Nothing was asked or written.
      hint: Put a plain file or folder there.
    docket: api: \`content/pulls/.api.partial\` is a link to another place. Nothing was asked or written.
      hint: Put a plain file or folder there.
    "
  `);
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(server.requests).toEqual([]);
  expect(existsSync(path.join(elsewhere, 'victim'))).toBe(false);
});
