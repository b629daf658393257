const names =
  /^(?:dependabot(?:-preview)?|renovate(?:-bot|-approve)?|(?:mend|whitesource)-\S*|greenkeeper(?:io-bot)?|scala[- ]steward|pyup-?bot|depfu|snyk-bot)(?:\[bot\]| bot)?$/i;
const addresses =
  /(?:^|\+)(?:dependabot(?:-preview)?|renovate|depfu|greenkeeper|scala-steward|whitesource-\w+)\[bot\]@|^bot@renovateapp\.com$/i;

/**
 * Whether an author is a program that moves dependencies. Below its subject it quotes what their projects say of themselves: what breaks there, and
 * numbers that are theirs.
 *
 * @example dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com> -> true
 * @example Renovate Bot <bot@renovateapp.com> -> true
 * @example Scala Steward <me@scala-steward.org> -> true
 * @example Rene Novate <rene@example.org> -> false
 */
export function isDependencyBot({ name, email }: { readonly name: string; readonly email: string }): boolean {
  return names.test(name) || addresses.test(email);
}
