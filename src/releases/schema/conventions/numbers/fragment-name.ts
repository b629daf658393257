import { parsePullNumber } from '../../../../forges/schema/mark.ts';

/** Folders whose files are notes on changes, one a change, until a release gathers them. */
const folder =
  /(?:^|\/)(?:changelog|changelogs?\/(?:fragments|unreleased|next)|\.changelog|newsfragments|news|changes|changelog\.d|news\.d|changelog_unreleased|\.changes|\.changeset|upcoming_changes|releasenotes\/notes|whats_new\/upcoming_changes(?:\/[\w.-]+)?|doc(?:s|umentation)?\/(?:\w+\/)*(?:changes|changelog|newsfragments|upcoming_changes)(?:\/[\w.-]+)?)$/i;
const numbered = /^(?:(?:pr|gh|pull|issue|bug|fix|feature|change)[-_#.]?)?0*(\d{1,9})(?:[-_.+].*|$)/i;
/** `2026-11-29-…` and `1.2.3.rst` are dates and versions. */
const dated = /^(?:(?:19|20)\d\d-?(?:0\d|1[0-2])|v?\d+\.\d+(?:\.\d+)*(?:[-.](?:rc|beta|alpha)?\d*)?\.[a-z]+$)/i;

/** Whether a folder is one of changelog fragments: towncrier's, reno's, antsibull's, changie's, HashiCorp's. */
export function isFragmentFolder(path: string): boolean {
  return folder.test(path);
}

/**
 * The number in the name of a changelog fragment, of an issue or a pull request; null where the name has none.
 *
 * @example changelog/1234.bugfix.rst -> 1234
 * @example changelogs/fragments/11005-keycloak.yml -> 11005
 * @example .changelog/4091.txt -> 4091
 * @example docs/changes/units/17001.feature.rst -> 17001
 * @example newsfragments/+orphan.misc -> null
 * @example changelog/README.rst -> null
 * @example changes/1.2.3.rst -> null
 * @example src/1234.txt -> null
 */
export function parseFragmentName(path: string): number | null {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const digits = numbered.exec(name)?.[1];
  if (digits === undefined || dated.test(name) || slash < 0 || !isFragmentFolder(path.slice(0, slash))) return null;
  return parsePullNumber(digits);
}
