const longLived =
  /^(?:main|master|trunk|dev|devel|develop|development|staging|stage|stg|uat|test|testing|qa|prod|production|preprod|pre-prod|next|stable|(?:release|releases|rel|stable|maint|maintenance|support)[-/_]?v?\d[\w.-]*|v?\d+(?:\.\d+)*\.x)$/i;

/**
 * Whether the branch that a pull request merged is one that lives on, so that the merge carries changes on and is none itself. A fork's
 * branch of the same name is where a contributor made one change.
 *
 * @example umccr/dev -> true
 * @example umccr/feature-x -> false
 */
export function isLongLivedBranch(merge: {
  readonly branch: string | undefined;
  readonly owner: string | undefined;
  readonly home: string | null;
}): boolean {
  const { branch, owner, home } = merge;
  if (branch === undefined || !longLived.test(branch)) return false;
  return owner === undefined || home === null || owner.toLowerCase() === home.toLowerCase();
}
