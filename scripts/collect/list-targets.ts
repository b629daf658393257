import path from 'node:path';
import type { Config, RepositoryConfig } from '../../src/book/schema/config.ts';
import { recogniseForge } from '../../src/forges/schema/known-forges.ts';
import { isRemote } from '../../src/git/read/places/locate-repository.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { parseRepositoryWeb } from '../../src/git/read/repository/git-web.ts';
import type { RepositoryWeb } from '../../src/git/schema/repository.ts';
import { repositoryId } from '../../src/git/schema/repository-id.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { hostVariable } from './read-token.ts';

/** A repository on a forge, under each id that the configuration has for it. */
export interface Target {
  readonly ids: readonly string[];
  /** Null where neither the configuration nor the remote says where it is. */
  readonly web: RepositoryWeb | null;
}

/** Lists what is to be collected: the repositories of a configuration, or those of some ids. Components of one repository are collected once. */
export async function listTargets(config: Config, root: string, ids: readonly string[]): Promise<readonly Target[]> {
  const all = config.products.flatMap(({ repositories }) => repositories);
  const known = new Set(all.map(repositoryId));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new CannotGoOn(`The configuration has no repository \`${unknown}\`.`, {
      hint: `Choose from ${[...known].map((id) => `\`${id}\``).join(', ')}.`,
    });
  }
  const webs = new Map<string, RepositoryWeb | null>();
  for (const repository of all) {
    const id = repositoryId(repository);
    const web = await readWeb(repository, root);
    const other = webs.get(id);
    if (other !== undefined && other?.url !== web?.url) {
      throw new CannotGoOn(`\`${id}\` is two repositories: \`${other?.url}\` and \`${web?.url}\`.`, {
        hint: 'Give one of the two an `id` of its own.',
      });
    }
    webs.set(id, web);
  }
  expectDistinctVariables([...webs.values()]);
  const wanted = [...webs].filter(([id]) => ids.length === 0 || ids.includes(id));
  const groups = Map.groupBy(wanted, ([id, web]) => web?.url ?? `no page: ${id}`);
  return [...groups.values()].map((group) => ({ ids: group.map(([id]) => id), web: group[0]?.[1] ?? null }));
}

async function readWeb(repository: RepositoryConfig, root: string): Promise<RepositoryWeb | null> {
  const { web, forge, path: place } = repository;
  const remote = isRemote(place) ? place : web === undefined ? await readRemote(path.resolve(root, place)) : undefined;
  return parseRepositoryWeb({ web, forge, recogniseForge, remote });
}

async function readRemote(folder: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(['config', '--get', 'remote.origin.url'], folder).catch(() => ({ code: 1, stdout: '' }));
  return code === 0 ? stdout.trim() : undefined;
}

/** Two hosts whose variable is the same would each get the other's token. */
function expectDistinctVariables(webs: readonly (RepositoryWeb | null)[]): void {
  const hosts = new Map<string, string>();
  for (const web of webs) {
    if (web === null) continue;
    const { host } = new URL(web.url);
    const other = hosts.get(hostVariable(host));
    if (other !== undefined && other !== host) {
      throw new CannotGoOn(`The tokens of \`${other}\` and \`${host}\` would be read from one variable, \`${hostVariable(host)}\`.`, {
        hint: 'Collect them with a configuration each.',
      });
    }
    hosts.set(hostVariable(host), host);
  }
}
