import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import { quoteValue } from '../../text/schema/quote.ts';
import type { Asked } from '../schema/collect-failures.ts';
import { type ForgeIo, makeForgeClient } from './client/forge-client.ts';
import type { Collector } from './collector.ts';
import { collectGitea } from './gitea/collect-gitea.ts';
import { collectGithub } from './github/collect-github.ts';
import { collectGitlab } from './gitlab/collect-gitlab.ts';

/** A repository on a forge, and the token for its host. */
export interface ForgeAddress {
  readonly forge: string;
  /** The page of the repository: `https://forge.example/owner/name`. */
  readonly url: string;
  readonly token: string | null;
  /** The variable that the token was read from, or would be. */
  readonly variable: string;
}

/** What each forge calls what a token must be allowed. */
const scopes: Readonly<Record<string, string>> = {
  github: 'metadata, contents, pull requests, issues, checks, commit statuses, deployments and actions (read-only)',
  gitlab: '`read_api`',
  gitea: '`read:repository` and `read:issue`',
};

/** An opened forge: how to collect from it, and whom messages name. */
export interface OpenedForge {
  readonly collector: Collector;
  readonly asked: Asked;
}

/** Opens the forge of a repository; null for one from which there are only links. Throws `CannotGoOn` for an address that is no repository's. */
export function openForge({ forge, url, token, variable }: ForgeAddress, io: ForgeIo): OpenedForge | null {
  const { origin, host, pathname } = new URL(url);
  const project = decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '');
  if (!isProject(project, forge)) {
    throw new CannotGoOn(`\`${quoteValue(url)}\` is no page of a repository.`, {
      hint: 'Write the address of the repository as `web` in the configuration.',
    });
  }
  const asked = { host, project, variable, scopes: scopes[forge] ?? '' };
  const place = (api: string, header: (token: string) => Readonly<Record<string, string>>) => {
    const client = makeForgeClient({ origin: api, token, header, asked }, io);
    return { client, host, project, asked, hasToken: token !== null };
  };
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  if (forge === 'github') {
    const isCloud = host === 'github.com';
    const opened = place(isCloud ? 'https://api.github.com' : origin, bearer);
    const api = isCloud ? { graphql: '/graphql', rest: '' } : { graphql: '/api/graphql', rest: '/api/v3' };
    return { collector: collectGithub(opened, api), asked };
  }
  if (forge === 'gitlab') {
    const opened = place(origin, (secret) => ({ 'private-token': secret }));
    return { collector: collectGitlab(opened), asked };
  }
  if (forge === 'gitea') {
    const opened = place(origin, (secret) => ({ authorization: `token ${secret}` }));
    return { collector: collectGitea(opened), asked };
  }
  return null;
}

/** `owner/name`; on GitLab with any number of groups. What is no such path could leave the API's own. */
function isProject(project: string, forge: string): boolean {
  const parts = project.split('/');
  const plain = parts.every((part) => /^[\w.-]+$/.test(part) && part !== '.' && part !== '..');
  return plain && (forge === 'gitlab' ? parts.length >= 2 : parts.length === 2);
}
