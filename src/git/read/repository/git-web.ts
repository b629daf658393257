import type { RepositoryWeb } from '../../schema/repository.ts';

/** What the configuration says about a repository's pages, and the address of its remote. */
export interface WebSources {
  readonly web?: string | undefined;
  readonly forge?: string | undefined;
  /** Tells a forge by its host; by default none is known. */
  readonly recogniseForge?: ((host: string) => string | null) | undefined;
  readonly remote?: string | undefined;
}

/** Where the pages of a repository are: as configured, else told from its remote's URL (https, ssh or `host:path`). Never holds a user name or password. */
export function parseRepositoryWeb({ web, forge, recogniseForge, remote }: WebSources): RepositoryWeb | null {
  const url = web === undefined ? parseRemote(remote ?? '') : dropCredentials(web);
  if (url === null) return null;
  const kind = forge ?? recogniseForge?.(new URL(url).hostname) ?? null;
  return kind === null ? null : { url, forge: kind };
}

function dropCredentials(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, host, pathname } = new URL(text);
  if ((protocol !== 'https:' && protocol !== 'http:') || host === '') return null;
  return `${protocol}//${host}${pathname.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}

function parseRemote(remote: string): string | null {
  const scp = /^(?:[^@/:\s]+@)?([^@/:\s]+\.[^@/:\s]+):(?!\/\/)\/?([^\s\\]+)$/.exec(remote);
  if (scp) return dropCredentials(`https://${scp[1]}/${scp[2]}`);
  if (!URL.canParse(remote)) return null;
  const { protocol, hostname, pathname } = new URL(remote);
  if (protocol === 'https:' || protocol === 'http:') return dropCredentials(remote);
  // The port of ssh or of the git protocol says nothing about the pages.
  const secure = protocol === 'ssh:' || protocol === 'git+ssh:' || protocol === 'git:';
  return secure ? dropCredentials(`https://${hostname.replace(/^ssh\./, '').replace(/^altssh\./, '')}${pathname}`) : null;
}
