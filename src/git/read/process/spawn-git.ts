import { type ChildProcess, spawn } from 'node:child_process';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { readGitEnvironment, readNetworkEnvironment } from './git-environment.ts';

/** Protocols that git may use. `ext::` and other helpers run programs, so they are not among them. */
const protocols = 'https:ssh:file:git';

/** Arguments of every call of git: settings of a repository that could run a program, change what is printed, or let something other than its objects decide, switched off. */
export const safeSettings: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.commitGraph=false',
  'gc.auto=0',
  'log.showSignature=false',
  'mailmap.file=',
  'maintenance.auto=false',
  'submodule.recurse=false',
].flatMap((setting) => ['-c', setting]);

/** For every command that compares files: no program of the repository is asked how, and nothing is coloured. */
export const plainDiff: readonly string[] = ['--no-ext-diff', '--no-textconv', '--no-color'];

/** For every `git log` whose output is parsed: what a repository's settings could add to it or say otherwise. */
export const plainLog: readonly string[] = [
  ...plainDiff,
  '--encoding=UTF-8',
  '--date=raw',
  '--no-show-signature',
  '--no-notes',
  '--ignore-submodules=none',
];

/** One call of git. */
export interface GitCall {
  readonly args: readonly string[];
  readonly cwd: string;
  /** The repository; by default the one that `cwd` is in. */
  readonly gitDir?: string | undefined;
  /** No repository is looked for in this folder or above it. */
  readonly ceiling?: string | undefined;
  /** Whether it may use the network: over https, ssh, file and git alone, and never asking for a password. Else not even to complete a partial clone. */
  readonly network?: boolean;
  /** Where its standard output goes: a pipe, or an open file. */
  readonly output?: 'pipe' | number;
}

/**
 * The one way in which git is started. No setting of a repository, nor anything that surrounds this process, makes it run a program, use the network or say something else. Commands that look at
 * the files of a work tree (`status`, `diff`, `add`, `checkout`) run the filters that a repository names, whatever is set here: they are not to be called.
 */
export function spawnGit({ args, cwd, gitDir, ceiling, network = false, output = 'pipe' }: GitCall): ChildProcess {
  const repository = gitDir === undefined ? [] : [`--git-dir=${gitDir}`];
  return spawn('git', ['--no-pager', ...repository, ...safeSettings, ...args], {
    cwd,
    env: { ...readGitEnvironment(ceiling), ...(network ? { ...readNetworkEnvironment(), GIT_ALLOW_PROTOCOL: protocols } : {}) },
    stdio: ['pipe', output, 'pipe'],
    windowsHide: true,
  });
}

/** What to say when git cannot be started: there is none, or nobody may go to the folder that it would work in. */
export function gitNotStarted(cause: unknown): CannotGoOn {
  if (cause instanceof Error && 'code' in cause && cause.code === 'EACCES')
    return new CannotGoOn('Cannot start git: the folder of the repository may not be opened, or git may not be run.', {
      hint: 'See who owns the folder and who may read it.',
      cause,
    });
  return new CannotGoOn('Cannot start git.', { hint: 'Install git 2.31 or newer, and see that it is on the PATH.', cause });
}
