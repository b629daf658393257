import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';
import { commitPlainly, gitFolder, namePlainly, storeObject, tagPlainly } from './plain-git.ts';

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
  if (args.length === 0) cpSync(makeEmpty(), path, { recursive: true });
  const repository = openRepository(path);
  if (args.length > 0) repository.git(...initial, ...args);
  return repository;
}

const initial = ['init', '-q', '--template=', '-b', 'main'];
let empty: string | undefined;

/** An empty repository, made once for all tests of this process. */
function makeEmpty(): string {
  if (empty !== undefined) return empty;
  const path = mkdtempSync(join(tmpdir(), 'docket-'));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  openRepository(path).git(...initial);
  empty = path;
  return path;
}

/** Makes a repository once for all tests of this process and gives each a copy of its own, with what making it gave. */
export function onceCopied<T extends object>(fill: (repository: TestRepository) => T): () => T & { readonly repository: TestRepository } {
  let made: { readonly path: string; readonly value: T } | undefined;
  const make = () => {
    const path = mkdtempSync(join(tmpdir(), 'docket-'));
    process.on('exit', () => rmSync(path, { recursive: true, force: true }));
    cpSync(makeEmpty(), path, { recursive: true });
    return { path, value: fill(openRepository(path)) };
  };
  return () => {
    made ??= make();
    const path = makeFolder();
    cpSync(made.path, path, { recursive: true });
    return { ...made.value, repository: openRepository(path) };
  };
}

const usual = { name: 'Ada', email: 'ada@example.org', date: '1700000000 +0000' };

/** Works in a folder that is a repository already. */
export function openRepository(path: string): TestRepository {
  const start = (
    program: 'git' | 'sh',
    args: readonly string[],
    { input, stamp = {} }: { readonly input?: string | Uint8Array; readonly stamp?: Stamp } = {},
  ): string => {
    const { name, email, date } = { ...usual, ...stamp };
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
  const git = (...args: readonly string[]): string => {
    const [command, name = '', ...more] = args;
    return command === 'tag' && more.length === 0 && namePlainly(path, name) ? '' : start('git', args);
  };
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
      const written = commitPlainly(path, message, { ...usual, ...stamp });
      if (written !== null) return written;
      start('sh', ['-c', commitAll], { input: message, stamp });
      return readId(path, 'HEAD') ?? git('rev-parse', 'HEAD');
    },
    tag: (name, message, { target = 'HEAD', ...stamp } = {}) => {
      const written = target === 'HEAD' ? tagPlainly(path, name, { message, signer: { ...usual, ...stamp } }) : null;
      if (written !== null) return written;
      start('git', ['tag', '--cleanup=verbatim', '-a', '-F', '-', '--end-of-options', name, target], { input: message, stamp });
      return readId(path, `refs/tags/${name}`) ?? git('rev-parse', `refs/tags/${name}`);
    },
    store: (kind, content) => storeObject(path, kind, content),
  };
}

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
