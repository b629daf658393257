import type { RepositoryWeb } from '../../git/schema/repository.ts';
import type { Forge } from './forge.ts';
import { findForge } from './known-forges.ts';

/** A repository whose forge may be known. */
interface Hosted {
  readonly web: Pick<RepositoryWeb, 'forge'> | null;
}

/** A pull request as its forge writes it: `#12`, and on GitLab, where that is an issue, `!12`. */
export function namePull(number: number, repository: Hosted | undefined): string {
  return pullSign(repository) + number;
}

/** What stands before the number of a pull request, but on some forges never before that of an issue. */
export function pullSign(repository: Hosted | undefined): Forge['pullSign'] {
  return forgeOf(repository)?.pullSign ?? '#';
}

/** What the forges of some repositories call a pull request, in small letters; an `s` makes its plural. */
export function pullNoun(repositories: readonly Hosted[]): Forge['pullNoun'] | 'pull or merge request' {
  const nouns = new Set(repositories.map((repository) => forgeOf(repository)?.pullNoun ?? 'pull request'));
  const [noun = 'pull request'] = nouns;
  return nouns.size > 1 ? 'pull or merge request' : noun;
}

function forgeOf(repository: Hosted | undefined): Forge | undefined {
  const id = repository?.web?.forge;
  return id === undefined ? undefined : findForge(id);
}
