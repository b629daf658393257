import { bitbucket } from './bitbucket/bitbucket.ts';
import type { Forge } from './forge.ts';
import { gitea } from './gitea/gitea.ts';
import { github } from './github/github.ts';
import { gitlab } from './gitlab/gitlab.ts';

/** Every forge that Docket knows. The first whose name a host bears is taken. */
const forges = [github, gitlab, gitea, bitbucket] as const;

/** The names of the forges, for schemas. */
export const forgeIds = forges.map(({ id }) => id);

/** The forge of a name; undefined for one that is not known. */
export function findForge(id: string): Forge | undefined {
  return forges.find((forge) => forge.id === id);
}

/** The name of the forge that a host belongs to, as far as its own name tells; null for another. */
export function recogniseForge(host: string): string | null {
  return forges.find((forge) => forge.isHost(host))?.id ?? null;
}
