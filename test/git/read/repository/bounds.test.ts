import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, type TestRepository } from '../../../git-repository.ts';
import { isThorough, often } from '../../../often.ts';
import { docketFile } from '../../../scripts/serve-docket.ts';

const config = "export default { products: [{ id: 'tool', name: 'Tool', repositories: [{ path: '.' }] }] };\n";

interface Cost {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Peak memory of the command itself, in MiB. */
  readonly memory: number;
}

/** Runs a command with a limit of time, and says what it took. */
async function measure(cwd: string, ...args: readonly string[]): Promise<Cost> {
  const notes = join(makeFolder(), 'memory');
  const hook = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(notes)}, String(process.resourceUsage().maxRSS)));`;
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, docketFile, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 240_000,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr] = [[] as string[], [] as string[]];
  child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - begun) / 1000;
  const memory = Number(spawnSync('cat', [notes], { encoding: 'utf8' }).stdout) / 1024;
  const cost = { code: typeof code === 'number' ? code : null, stdout: stdout.join(''), stderr: stderr.join(''), seconds, memory };
  expect(cost.stderr).not.toMatch(/should not have happened|Maximum call stack|^ {4}at /m);
  if (process.env['DOCKET_BOUNDS'] !== undefined)
    console.log(`${expect.getState().currentTestName}: ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MiB`);
  return cost;
}

/** Limits that catch what grows without end, on a busy machine too. */
function expectBounded({ seconds, memory }: Cost): void {
  expect(seconds).toBeLessThan(120);
  expect(memory).toBeLessThan(700);
}

function makeProject(files: Readonly<Record<string, string>> = {}): TestRepository {
  const repository = makeRepository();
  repository.commit('feat: begin', { files: { 'docket.config.ts': config, ...files } });
  repository.tag('v1.0.0', '1.0.0');
  return repository;
}

const notes = 'content/releases/tool/1.0.0/release.mdx';

describe('texts of the content folder', () => {
  const texts: readonly (readonly [name: string, text: string, code: string])[] = [
    ['3,000 quotes in each other', `${'>'.repeat(3000)} deep\n`, 'document-too-deep'],
    ['20,000 lists in each other', `${'- '.repeat(20_000)}deep\n`, 'document-too-deep'],
    [
      'lists that go deeper line by line',
      Array.from({ length: 3000 }, (_, depth) => `${'  '.repeat(depth)}- x\n`).join(''),
      'document-too-large',
    ],
    ['a million stars', `${'*a'.repeat(500_000)}\n`, 'document-too-'],
    ['front matter of 10 MB', `---\nyanked: ${'x'.repeat(10_000_000)}\n---\n`, 'document-too-large'],
    ['a remark with 3,000 quotes', `---\nerrata:\n  - ${JSON.stringify(`${'>'.repeat(3000)} deep`)}\n---\n`, 'document-too-deep'],
    ['front matter of nested lists', `---\nerrata: ${'['.repeat(20_000)}\n---\n`, 'front-matter-syntax'],
    ['front matter of nested lists by lines', `---\nerrata: ${'- '.repeat(20_000)}\n---\n`, 'front-matter-syntax'],
  ];

  test('texts that are deep or large end soon, and each is told', async () => {
    const places = texts.map(([, text], at) => [`content/releases/tool/1.0.${at}/release.mdx`, text] as const);
    const repository = makeProject(Object.fromEntries(places));
    for (const at of places.keys()) if (at > 0) repository.tag(`v1.0.${at}`, `1.0.${at}`);
    const cost = await measure(repository.path, 'check');
    expectBounded(cost);
    const told = cost.stdout.split('\n');
    const missed = texts.filter(([, , code], at) => !told.some((each) => each.startsWith(`${places[at]?.[0]}:`) && each.includes(code)));
    expect(missed.map(([name]) => name)).toEqual([]);
    expect(cost.code).toBe(1);
  });

  test.runIf(isThorough)('40,000 signers are read', async () => {
    const key = spawnSync('ssh-keygen', ['-?']).error === undefined ? makeKey() : 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ';
    const signers = Array.from({ length: 40_000 }, (_, index) => `p${index}@tool.example namespaces="signoff@docket" ${key}\n`).join('');
    const people = 'people:\n  - principal: p1@tool.example\n    name: Ada\n    roles: [{ role: tester }]\n';
    const cost = await measure(makeProject({ 'content/allowed_signers': signers, 'content/people.yaml': people }).path, 'check');
    expectBounded(cost);
    expect(cost.code).not.toBeNull();
  });

  function makePipes(...files: readonly string[]): TestRepository {
    const repository = makeProject({ 'content/releases/tool/1.0.0/a.txt': '', 'content/keys/b.asc': '', 'content/protocols/b.mdx': '' });
    for (const file of files) {
      const place = join(repository.path, file);
      spawnSync('rm', ['-f', place]);
      expect(spawnSync('mkfifo', [place]).status).toBe(0);
    }
    return repository;
  }

  test.each(['docket.config.ts', 'content/tags.lock'])('a pipe in the place of %s ends in a message', async (file) => {
    const { code, stderr, seconds } = await measure(makePipes(file).path, 'check');
    expect({ code, named: stderr.includes(file) }).toEqual({ code: 2, named: true });
    expect(seconds).toBeLessThan(60);
  });

  test('a pipe in the place of any other file of the content folder is told and passed over', async () => {
    const files = ['content/people.yaml', 'content/allowed_signers', notes, 'content/keys/a.asc', 'content/protocols/a.mdx'];
    const { code, stdout, seconds } = await measure(makePipes(...files).path, 'check');
    expect(files.filter((file) => !stdout.split('\n').some((line) => line.startsWith(`${file}  `)))).toEqual([]);
    expect(code).toBe(1);
    expect(seconds).toBeLessThan(60);
  });
});

function makeKey(): string {
  const file = join(makeFolder(), 'key');
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return spawnSync('cat', [`${file}.pub`], { encoding: 'utf8' }).stdout.trim();
}

/** Stores a large object without holding it in memory, and gives its id. */
function storeLarge(
  repository: TestRepository,
  kind: 'commit' | 'tag',
  { head, line, times }: { head: string; line: string; times: number },
): string {
  const file = join(makeFolder(), 'object');
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, head);
  const block = line.repeat(10_000);
  for (let count = 0; count < times / 10_000; count += 1) writeSync(descriptor, block);
  return repository.git('hash-object', '-w', '--literally', '-t', kind, file);
}

describe('texts of git', () => {
  test('a tag object with very many lines of armour is named, and the others are read', async () => {
    const repository = makeProject();
    const commit = repository.git('rev-parse', 'HEAD');
    const head = `object ${commit}\ntype commit\ntag v1.1.0\ntagger Ada <ada@example.org> 1700000000 +0000\n\n1.1.0\n-----BEGIN SSH SIGNATURE-----\n`;
    const tag = storeLarge(repository, 'tag', { head, line: `${'A'.repeat(64)}\n`, times: often(100_000, 1_000_000) });
    repository.git('update-ref', 'refs/tags/v1.1.0', tag);
    const cost = await measure(repository.path, 'check');
    expectBounded(cost);
    expect(cost.stdout).toContain('tag-too-large');
  });

  test('a tag object with 15,000 lines of armour is judged in bounded time', async () => {
    const repository = makeProject();
    const commit = repository.git('rev-parse', 'HEAD');
    for (const kind of ['SSH', 'PGP']) {
      const head = `object ${commit}\ntype commit\ntag v1.1.0\ntagger Ada <ada@example.org> 1700000000 +0000\n\n1.1.0\n-----BEGIN ${kind} SIGNATURE-----\n`;
      const tag = repository.store('tag', `${head}${`${'A'.repeat(64)}\n`.repeat(15_000)}-----END ${kind} SIGNATURE-----\n`);
      repository.git('update-ref', `refs/tags/v1.1.${kind === 'SSH' ? 1 : 2}`, tag);
    }
    expectBounded(await measure(repository.path, 'check'));
  });

  test.runIf(isThorough)('of a very long message the beginning is read, and it is told', async () => {
    const repository = makeProject();
    const [tree, parent] = [repository.git('rev-parse', 'HEAD^{tree}'), repository.git('rev-parse', 'HEAD')];
    const head = `tree ${tree}\nparent ${parent}\nauthor Ada <ada@example.org> 1700000000 +0000\ncommitter Ada <ada@example.org> 1700000000 +0000\n\nfeat: much\n\n`;
    const commit = storeLarge(repository, 'commit', { head, line: 'and so on and so on and so on\n', times: often(200_000, 1_500_000) });
    repository.git('update-ref', 'refs/heads/main', commit);
    repository.git('tag', 'v2.0.0', commit);
    const cost = await measure(repository.path, 'check');
    expectBounded(cost);
    expect(cost.stdout).toContain('messages-too-long');
    expect(JSON.parse((await measure(repository.path, 'book')).stdout).products[0].releases).toHaveLength(2);
  });
});
