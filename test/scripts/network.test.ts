import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { isThorough } from '../often.ts';
import { docketFile } from './serve-docket.ts';

/** Records in a file what Node is asked to look up or connect to, in the process and all that it starts with Node. */
const recorder = `
import dns from 'node:dns';
import { isIP, Socket } from 'node:net';
import { createSocket, Socket as Datagrams } from 'node:dgram';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const note = (what, where) => appendFileSync(process.env.RECORDED, what + ' ' + JSON.stringify(where) + '\\n');
for (const [object, name] of [[Socket.prototype, 'connect'], [Datagrams.prototype, 'send'], [globalThis, 'fetch'],
  ...['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveAny'].flatMap((name) => [[dns, name], [dns.promises, name]])]) {
  const real = object[name];
  object[name] = function (...given) {
    // A server that listens at a number asks the resolver's library too, which then asks nobody.
    if (!(name === 'lookup' && isIP(given[0]))) note(name, given[0]);
    return real.apply(this, given);
  };
}
syncBuiltinESMExports();
`;

interface Surroundings {
  readonly path: string;
  readonly recorded: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A project with a record, and surroundings in which nothing says that reports are unwanted. */
function makeProject(): Surroundings {
  const repository = makeRepository();
  const { path } = repository;
  repository.commit('feat: begin', {
    files: {
      'docket.config.ts': "export default { products: [{ id: 'tool', name: 'Tool', repositories: [{ path: '.' }] }] };\n",
      'content/people.yaml': 'people:\n  - principal: ada@tool.example\n    name: Ada\n    roles: [{ role: tester }]\n',
      'checklist.md': '# Checklist\n\n- [ ] It starts.\n',
    },
  });
  repository.tag('v1.0.0', '1.0.0');
  const home = makeFolder();
  const recorded = join(home, 'recorded.txt');
  writeFileSync(join(home, 'record.mjs'), recorder);
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = {
    ...{ PATH, NODE_COMPILE_CACHE, HOME: home, TMPDIR: home, RECORDED: recorded },
    NODE_OPTIONS: `--import ${join(home, 'record.mjs')}`,
  };
  return { path, recorded, env };
}

/** Those that others are like, and that need a second of processor time each. */
const more: readonly (readonly string[])[] = [
  ['book'],
  ['verify'],
  ['lock'],
  ['import', 'checklist.md'],
  ['upgrade', 'record', 'content/releases/tool/1.0.0/release-validation.mdx'],
  ['trust', '--key', 'none', '--yes'],
  ['--help'],
];

const commands: readonly (readonly string[])[] = [
  ['check'],
  ['new', 'protocol', 'release-validation'],
  ['new', 'record', 'release-validation', '--product', 'tool', '--release', '1.0.0', '--tester', 'Ada', '--environment', 'staging'],
  ['sign', 'content/releases/tool/1.0.0/release-validation.mdx', '--role', 'tester', '--yes'],
  ['build', '--site', 'https://releases.example.org'],
  ...(isThorough ? more : []),
];

function readRecorded({ recorded }: Surroundings): string {
  return existsSync(recorded) ? readFileSync(recorded, 'utf8') : '';
}

/** Serves the site of a project, and what is worked on, and asks for a page of each. */
async function expectServedAlone(project: Surroundings): Promise<void> {
  for (const command of ['dev', 'preview']) {
    const child = spawn(process.execPath, [docketFile, command, '--port', '0'], {
      cwd: project.path,
      env: project.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [address] = await once(child.stdout, 'data');
      expect(await fetch(String(address).trim()).then((answer) => answer.status)).toBe(200);
    } finally {
      child.kill('SIGTERM');
    }
    expect(readRecorded(project), command).toBe('');
  }
}

interface Counted {
  readonly tries: number;
  readonly status: number | null;
  /** Its standard error. */
  readonly said: string;
}

/** Runs a program in a network namespace of its own, where nothing can be reached and the kernel counts what was tried. */
function countTries(project: Surroundings, ...args: readonly string[]): Counted | null {
  const counters = '/proc/net/snmp /proc/net/snmp6';
  const script = `"$@" >/dev/null; code=$?; cat ${counters}; exit $code`;
  const { status, stdout, stderr, error } = spawnSync('unshare', ['-r', '-n', 'sh', '-c', script, 'sh', ...args], {
    cwd: project.path,
    env: project.env,
    encoding: 'utf8',
  });
  if (error !== undefined || !stdout.includes('Ip: ')) return null;
  return { status, said: stderr, tries: sumCounters(stdout) };
}

/** Packets that were sent, and tries to send some to where no way leads. */
function sumCounters(text: string): number {
  const [names = [], values = []] = text
    .split('\n')
    .filter((line) => line.startsWith('Ip: '))
    .map((line) => line.split(' '));
  const four = ['OutRequests', 'OutNoRoutes'].map((name) => Number(values[names.indexOf(name)] ?? 0));
  // A namespace that begins announces itself on IPv6 with messages of the kernel's own, which are no requests of a program.
  const six = [...text.matchAll(/^Ip6OutNoRoutes\s+(\d+)$/gm)].map(([, count]) => Number(count));
  return [...four, ...six].reduce((sum, count) => sum + count, 0);
}

test('no command looks a name up or connects to anything; in a network namespace of its own, the kernel counts no packet and no try', async () => {
  const project = makeProject();
  const control = "require('node:net').connect(80, '192.0.2.1').on('error', () => {})";
  const seen = countTries({ ...project, env: { ...project.env, NODE_OPTIONS: '' } }, process.execPath, '-e', control);
  if (seen !== null) {
    expect(seen.tries).toBeGreaterThan(0);
    const named = countTries(project, process.execPath, '-e', "require('node:dns').lookup('telemetry.example.org', () => {})");
    expect(named?.tries).toBeGreaterThan(0);
    expect(readRecorded(project)).toContain('lookup');
    writeFileSync(project.recorded, '');
  }
  for (const args of commands) {
    // Where a machine allows no network namespaces, what Node records is the test.
    const { tries, status, said } = countTries(project, process.execPath, docketFile, ...args) ?? runPlain(project, args);
    expect(readRecorded(project), args.join(' ')).toBe('');
    expect(tries, args.join(' ')).toBe(0);
    expect(said, args.join(' ')).not.toContain('should not have happened');
    if (!['sign', 'trust'].includes(args[0] ?? '')) expect(status, `${args.join(' ')}\n${said}`).toBe(0);
  }
  expect(existsSync(join(project.path, 'dist', 'index.html'))).toBe(true);
  await expectServedAlone(project);
});

function runPlain({ path, env }: Surroundings, args: readonly string[]): Counted {
  const { status, stderr } = spawnSync(process.execPath, [docketFile, ...args], { cwd: path, env, encoding: 'utf8' });
  return { tries: 0, status, said: stderr };
}
