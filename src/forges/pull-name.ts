import type { RepositoryWeb } from '../git/schema/repository.ts';

/** A repository whose forge may be known. */
interface Hosted {
  readonly web: Pick<RepositoryWeb, 'forge'> | null;
}

/** A pull request as its forge writes it: `#12`, and on GitLab, where that is an issue, `!12`. */
export function namePull(number: number, repository: Hosted | undefined): string {
  return pullSign(repository) + number;
}

/** What stands before the number of a pull request, but on GitLab never before that of an issue. */
export function pullSign(repository: Hosted | undefined): '#' | '!' {
  return isOnGitlab(repository) ? '!' : '#';
}

/** What the forges of some repositories call a pull request, in small letters; an `s` makes its plural. */
export function pullNoun(repositories: readonly Hosted[]): 'pull request' | 'merge request' | 'pull or merge request' {
  const onGitlab = repositories.filter(isOnGitlab).length;
  if (onGitlab === 0) return 'pull request';
  return onGitlab === repositories.length ? 'merge request' : 'pull or merge request';
}

function isOnGitlab(repository: Hosted | undefined): boolean {
  return repository?.web?.forge === 'gitlab';
}
