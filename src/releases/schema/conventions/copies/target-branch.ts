const forms: readonly RegExp[] = [
  /^\[PR #\d+\/[0-9a-f]{7,40} backport\]\[([^\]]{1,100})\]/i,
  /^Backport PR #\d+ on branch (\S{1,100}?):? /i,
  /^\[Backport ([\w./-]{1,100})\] /i,
  /^\[([\w./-]{1,100}) backport\]/i,
  /^Backport of .+ into (\S{1,100}?)(?: \(#\d+\))?$/i,
  /^Automated cherry[- ]pick of #\d+ on ([\w./-]{1,100}?):? /i,
  /^\[((?:release|stable)[-/][\w./-]{1,90})\] /i,
];

/**
 * The branch that a subject says a change is brought to; null for none. A version in brackets alone may be a component's.
 *
 * @example [PR #11005/54af64ad backport][stable-9] keycloak_user: mark value -> "stable-9"
 * @example Backport PR #14000 on branch 7.x: Fix completion -> "7.x"
 * @example [Backport release-1.2] Fix it -> "release-1.2"
 * @example [20.10 backport] vendor: update -> "20.10"
 * @example Backport of Fix the drain into release/1.3.x (#4093) -> "release/1.3.x"
 * @example [release-1.8] Fix it -> "release-1.8"
 * @example [6.4][Routing] Fix it -> null
 */
export function readTargetBranch(subject: string): string | null {
  if (!/back|pick|^\[(?:rel|sta)/i.test(subject)) return null;
  for (const form of forms) {
    const branch = form.exec(subject)?.[1];
    if (branch !== undefined) return branch;
  }
  return null;
}
