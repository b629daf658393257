import { createHash } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { redactCredentials, redactCredentialsOf } from '../../schema/redact.ts';
import { runGit } from '../process/run-git.ts';

/** What to copy, and where copies are kept. */
export interface FetchRequest {
  /** A URL or the path of a bundle. */
  readonly source: string;
  readonly cacheDir: string;
}

/**
 * Copies branches, tags and notes of a remote repository or a bundle into a bare repository in the cache, or brings that copy
 * up to date, and returns its folder. Credentials of a URL go to git alone: they are neither stored nor shown. A copy
 * that breaks off is never taken for a whole one.
 */
export async function fetchRepository({ source, cacheDir }: FetchRequest): Promise<string> {
  const shown = redactCredentials(source);
  const folder = path.join(cacheDir, nameCopy(shown));
  const exists = (await stat(folder).catch(() => null)) !== null;
  const target = exists ? folder : `${folder}.part`;
  const git = async (...args: readonly string[]) => {
    const { code, stdout, complaint } = await runGit(['--git-dir', target, ...args], cacheDir, { network: true });
    if (code === 0) return stdout;
    throw new CannotGoOn(`Could not fetch \`${shown}\`: ${redactCredentialsOf(source, complaint)}.`, {
      hint: 'Check the address, the network and your access, or clone it yourself and give the path.',
    });
  };
  await mkdir(cacheDir, { recursive: true });
  if (!exists) {
    await rm(target, { recursive: true, force: true });
    await git('init', '--quiet', '--bare', `--object-format=${await readObjectFormat({ source, cacheDir })}`, target);
    await git('config', 'remote.origin.url', shown);
  }
  const refs = ['heads', 'tags', 'notes'].map((kind) => `+refs/${kind}/*:refs/${kind}/*`);
  await git('fetch', '--quiet', '--force', '--prune', '--end-of-options', source, ...refs);
  const head = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(await git('ls-remote', '--symref', '--end-of-options', source, 'HEAD'));
  if (head?.[1] !== undefined) await git('symbolic-ref', 'HEAD', head[1]);
  if (!exists) await rename(target, folder);
  return folder;
}

/** Asks the remote for one id, whose length tells the hash; an unreachable remote is left to the fetch to report. */
async function readObjectFormat({ source, cacheDir }: FetchRequest): Promise<'sha1' | 'sha256'> {
  const { stdout } = await runGit(['ls-remote', '--end-of-options', source], cacheDir, { network: true });
  return /^[0-9a-f]{64}\t/.test(stdout) ? 'sha256' : 'sha1';
}

function nameCopy(shown: string): string {
  const last =
    shown
      .replace(/\.git\/?$|\/$/, '')
      .split(/[/:]/)
      .at(-1) ?? '';
  const name = last.replace(/[^\w.-]+/g, '-').slice(0, 60);
  return `${name}-${createHash('sha256').update(shown).digest('hex').slice(0, 12)}.git`;
}
