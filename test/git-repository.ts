import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { deflateSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

/** A person and a date for a commit or a tag; the rest is fixed. */
export interface Stamp {
  readonly name?: string;
  readonly email?: string;
  /** Anything that git takes: `1700000000 +1100`. */
  readonly date?: string;
}

/** A real git repository in a temporary folder, with nothing of the machine's own git settings in it. */
export interface TestRepository {
  readonly path: string;
  /** Runs git in it and gives what it prints, without the last line feed. */
  readonly git: (...args: readonly string[]) => string;
  /** Runs git with bytes on its standard input. */
  readonly feed: (input: string | Uint8Array, ...args: readonly string[]) => string;
  /** Writes files, commits them and gives the id. */
  readonly commit: (message: string | Uint8Array, options?: Stamp & { readonly files?: Readonly<Record<string, string>> }) => string;
  /** Makes an annotated tag with exactly this message. */
  readonly tag: (name: string, message: string, options?: Stamp & { readonly target?: string }) => string;
  /** Stores an object as it is, however broken, and gives its id. */
  readonly store: (kind: 'commit' | 'tag' | 'blob', content: string | Uint8Array) => string;
  readonly write: (file: string, content: string | Uint8Array) => void;
}

const configuration = { 'maintenance.auto': 'false' };
const settings = Object.fromEntries([
  ['GIT_CONFIG_COUNT', `${Object.keys(configuration).length}`],
  ...Object.entries(configuration).flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]),
]);

/** A temporary folder that goes away with the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes an empty repository on branch `main`; `args` go to `git init`. */
export function makeRepository(...args: readonly string[]): TestRepository {
  const path = makeFolder();
  const repository = openRepository(path);
  repository.git('init', '-q', '--template=', '-b', 'main', ...args);
  return repository;
}

/** Makes a repository once for all tests of this process and gives each a copy of its own, with what making it gave. */
export function onceCopied<T extends object>(fill: (repository: TestRepository) => T): () => T & { readonly repository: TestRepository } {
  let made: { readonly path: string; readonly value: T } | undefined;
  const make = () => {
    const path = mkdtempSync(join(tmpdir(), 'docket-'));
    process.on('exit', () => rmSync(path, { recursive: true, force: true }));
    const repository = openRepository(path);
    repository.git('init', '-q', '--template=', '-b', 'main');
    return { path, value: fill(repository) };
  };
  return () => {
    made ??= make();
    const path = makeFolder();
    cpSync(made.path, path, { recursive: true });
    return { ...made.value, repository: openRepository(path) };
  };
}

/** Works in a folder that is a repository already. */
export function openRepository(path: string): TestRepository {
  const start = (
    program: 'git' | 'sh',
    args: readonly string[],
    { input, stamp = {} }: { readonly input?: string | Uint8Array; readonly stamp?: Stamp } = {},
  ): string => {
    const { name = 'Ada', email = 'ada@example.org', date = '1700000000 +0000' } = stamp;
    const printed = execFileSync(program, args, {
      cwd: path,
      input: input ?? '',
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1e9,
      env: {
        PATH: process.env['PATH'],
        HOME: path,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
        GIT_COMMITTER_DATE: date,
        GIT_ALLOW_PROTOCOL: 'file',
        ...settings,
      },
    });
    return printed.toString('utf8').replace(/\n$/, '');
  };
  const git = (...args: readonly string[]): string => start('git', args);
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  return {
    path,
    write,
    git,
    feed: (input, ...args) => start('git', args, { input }),
    commit: (message, { files = {}, ...stamp } = {}) => {
      for (const [file, content] of Object.entries(files)) write(file, content);
      start('sh', ['-c', commitAll], { input: message, stamp });
      return readId(path, 'HEAD') ?? git('rev-parse', 'HEAD');
    },
    tag: (name, message, { target = 'HEAD', ...stamp } = {}) => {
      start('git', ['tag', '--cleanup=verbatim', '-a', '-F', '-', '--end-of-options', name, target], { input: message, stamp });
      return readId(path, `refs/tags/${name}`) ?? git('rev-parse', `refs/tags/${name}`);
    },
    store: (kind, content) => storeObject(path, kind, content),
  };
}

// To start a program costs this process more the more it has in memory, and the tests start some ten thousand: what needs no git is done without.
const commitAll = 'git add -A && exec git commit -q --allow-empty --allow-empty-message --cleanup=verbatim --no-gpg-sign -F -';

/** The id that a reference stands for, where it has a file of its own. */
function readId(path: string, ref: string): string | null {
  try {
    const text = readFileSync(join(gitFolder(path), ref), 'utf8').trim();
    return text.startsWith('ref: ') ? readId(path, text.slice('ref: '.length)) : text;
  } catch {
    return null;
  }
}

/** Writes an object as git does that is told to take it literally. */
function storeObject(path: string, kind: string, content: string | Uint8Array): string {
  const bytes = Buffer.from(content);
  const object = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes]);
  const id = hash('sha1', object);
  const folder = join(gitFolder(path), 'objects', id.slice(0, 2));
  const file = join(folder, id.slice(2));
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, deflateSync(object), { mode: 0o444 });
  return id;
}

const gitFolder = (path: string): string => (existsSync(join(path, '.git')) ? join(path, '.git') : path);
