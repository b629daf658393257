import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { simpleGit } from 'simple-git';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { readGitEnvironment } from './git-environment.ts';
import { gitNotStarted, safeSettings } from './spawn-git.ts';

/** Where a repository keeps its objects, and what kind of repository it is. */
export interface GitPlace {
  readonly gitDir: string;
  readonly objectFormat: 'sha1' | 'sha256';
  readonly head: { readonly branch: string | null; readonly commit: string | null };
  readonly shallow: readonly string[];
  readonly partial: boolean;
  /** Addresses by name of the remote, as written, which may hold credentials. */
  readonly remotes: ReadonlyMap<string, string>;
}

// simple-git takes settings that could run a program for an attack; these switch them off.
const safeSettingsAllowed = { allowUnsafeFsMonitor: true, allowUnsafeHooksPath: true };

/** Finds the repository at exactly `path`: a work tree, a linked work tree or a bare repository, never a folder above it. Throws `CannotGoOn`. */
export async function readGitPlace(path: string): Promise<GitPlace> {
  const folder = await realpath(path).catch((cause: unknown) => {
    throw new CannotGoOn(`Cannot find the repository \`${path}\`.`, {
      hint: 'Check the path in the configuration or on the command line.',
      cause,
    });
  });
  const environment = readGitEnvironment(dirname(folder));
  const git = simpleGit({ baseDir: folder, allowEnvironment: Object.keys(environment), unsafe: safeSettingsAllowed }).env(environment);
  const ask: Ask = async (...args) => (await git.raw([...safeSettings, '-c', 'safe.bareRepository=all', ...args])).replace(/\n$/, '');
  const questions = [
    '--absolute-git-dir',
    '--is-shallow-repository',
    '--show-object-format',
    '--git-path',
    'shallow',
    '--git-path',
    'objects/pack',
  ];
  // All at once, since nobody does anything else meanwhile; without a repository none of them has an answer.
  const [{ answers, ...head }, written] = await Promise.all([
    askWithHead(ask, ['rev-parse', '--path-format=absolute', ...questions]),
    ask('config', '--show-scope', '-z', '--list'),
  ]).catch((cause: unknown) => {
    throw cannotOpen(path, cause);
  });
  const [gitDir = '', isShallow, objectFormat, shallowFile = '', packs = ''] = answers;
  const settings = parseSettings(written);
  return {
    gitDir,
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
    head,
    shallow: isShallow === 'true' ? await readShallow(shallowFile) : [],
    partial: settings.some(isPartialSetting) || (await hasPromisorPack(packs)),
    remotes: new Map(settings.flatMap(([key, value]) => listRemote(key, value))),
  };
}

type Ask = (...args: string[]) => Promise<string>;

/**
 * Asks something, and in the same start of git for the commit that HEAD names, whether or not the repository holds it, and its branch. That start fails where HEAD is a branch without commits, and
 * gives no name of a branch where HEAD is none, or another ref has that name, too: then git is asked once more.
 */
async function askWithHead(ask: Ask, command: readonly string[]): Promise<GitPlace['head'] & { readonly answers: readonly string[] }> {
  const said = (await ask(...command, 'HEAD', '--symbolic-full-name', 'HEAD').catch(() => '')).split('\n');
  const at = said.findLastIndex((line) => /^[0-9a-f]{40,64}$/.test(line));
  const [commit = null, name = ''] = at < 0 ? [] : said.slice(at);
  const answers = at < 0 ? (await ask(...command)).split('\n') : said.slice(0, at);
  const ref = name.startsWith('refs/') ? name : await ask('symbolic-ref', '-q', 'HEAD');
  return { answers, branch: ref.replace(/^refs\/heads\//, '') || null, commit };
}

async function readShallow(file: string): Promise<readonly string[]> {
  const lines = (await readFile(file, 'latin1')).split('\n');
  return lines.filter((line) => line !== '').sort();
}

/** `git config --show-scope -z --list`: scope, NUL, key, line feed, value, NUL; a key without value is true. Only what the repository itself sets. */
function parseSettings(text: string): readonly (readonly [key: string, value: string])[] {
  const parts = text.split('\0');
  return parts.flatMap((entry, index) => {
    const scope = parts[index - 1];
    if (index % 2 === 0 || (scope !== 'local' && scope !== 'worktree')) return [];
    const end = entry.indexOf('\n');
    return [end < 0 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)]];
  });
}

function isPartialSetting([key, value]: readonly [key: string, value: string]): boolean {
  return key === 'extensions.partialclone' || (/^remote\..*\.promisor$/s.test(key) && value === 'true');
}

/** A copy of a partial clone may have lost its settings; the packs still say that someone else holds the rest. */
async function hasPromisorPack(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some((name) => name.endsWith('.promisor'));
}

function listRemote(key: string, value: string): readonly (readonly [string, string])[] {
  const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
  return name === undefined ? [] : [[name, value]];
}

function cannotOpen(path: string, cause: unknown): CannotGoOn {
  if (cause instanceof CannotGoOn) return cause;
  if (cause instanceof Error && /ENOENT/.test(cause.message)) return gitNotStarted(cause);
  const said = cause instanceof Error ? cause.message : '';
  if (/dubious ownership/.test(said)) {
    return new CannotGoOn(`Cannot read the repository \`${path}\`: it belongs to another user, and git refuses it.`, {
      hint: `Run \`git config --global --add safe.directory '${path}'\` if you trust it.`,
      cause,
    });
  }
  if (/not a git repository/i.test(said)) {
    return new CannotGoOn(`The folder \`${path}\` is not a git repository.`, {
      hint: 'Give the top folder of a work tree, or a bare repository.',
      cause,
    });
  }
  return new CannotGoOn(`Cannot read the repository \`${path}\`: git says \`${said.trim().replace(/\s*\n\s*/g, ' ')}\`.`, { cause });
}
