import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import type { Progress } from '../../schema/progress.ts';
import { redactCredentials } from '../../schema/redact.ts';
import { fetchRepository } from './fetch-repository.ts';

/** Where repositories are looked for, and where copies of remote ones are kept. */
export interface RepositoryPlaces {
  /** The folder that relative paths start at. */
  readonly root: string;
  /** The folder of copies. */
  readonly cacheDir: string;
  /** Told when a copy is being made, which can take long. */
  readonly tell?: (progress: Progress) => void;
}

/**
 * Leads from a path, a bare repository, a bundle or a URL to a folder that git can read. URLs and bundles are copied
 * into the cache, and brought up to date when they are there. Throws `CannotGoOn` when nothing is there.
 */
export async function locateRepository(given: string, { root, cacheDir, tell }: RepositoryPlaces): Promise<string> {
  const fetchCopy = async (source: string) => {
    const subject = redactCredentials(given);
    tell?.({ stage: 'fetch', subject, state: 'begun' });
    const copy = await fetchRepository({ source, cacheDir });
    tell?.({ stage: 'fetch', subject, state: 'ended' });
    return copy;
  };
  if (isRemote(given)) return fetchCopy(checkProtocol(given));
  const folder = path.resolve(root, given);
  const found = await stat(folder).catch(() => null);
  if (found === null) {
    throw new CannotGoOn(`There is nothing at \`${given}\`.`, {
      hint: `Check the path; it starts at \`${root}\`.`,
    });
  }
  if (found.isDirectory()) return folder;
  if (await isBundle(folder)) return fetchCopy(folder);
  throw new CannotGoOn(`\`${given}\` is a file, not a git repository.`, {
    hint: 'Give a work tree, a bare repository, a git bundle or a URL.',
  });
}

/** Tells a URL, also in the short form of ssh (`git@host:path`), from a path. */
export function isRemote(given: string): boolean {
  return /^[a-z][a-z0-9+.-]+::?\/\//i.test(given) || /^[a-z][a-z0-9+.-]*::/i.test(given) || /^[\w.-]+@[\w.-]+:/.test(given);
}

function checkProtocol(url: string): string {
  if (/^(?:https|ssh|file|git):\/\//i.test(url) || /^[\w.-]+@[\w.-]+:(?!:)/.test(url)) return url;
  throw new CannotGoOn(`\`${redactCredentials(url)}\` uses a protocol other than https, ssh, file and git.`, {
    hint: 'Use one of these, or clone the repository yourself and give its path.',
  });
}

async function isBundle(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return /^# v[23] git bundle/.test(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await handle.close();
  }
}
