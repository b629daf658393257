const speaks = /\b(?:bump|release|version|prepare|changelog|cut|tag)\w*\b/i;

/**
 * Whether a subject is that of a commit which only sets a version: `chore(release): bump version`, `Prepare 8.1.0`, `2.2.4`, `v2.2.4`.
 */
export function isReleaseCommit(subject: string, version: string): boolean {
  return subject.includes(version) || (speaks.test(subject) && subject.length < 80);
}

const version = /\[?\bv?\d+(?:[._-]\d+)+(?:[-.]?[a-z]+[-.]?\d*)?\b\]?|\bv?\d{8}\b/gi;
const words =
  /^(?:chore|build|ci|release[sd]?|releasing|prepar(?:e|ed|es|ing)|prep|finali[sz](?:e|ing)|bump(?:ed|s)?|updated?|sets?|cut|tag|mark|versions?|changelogs?|news|notes?|history|post|new|next|final|to|for|the|of|as|is|a|and)$/i;

/**
 * Whether a subject says nothing but that a version is released: what its commit adds to a changelog is what others did. `project` is
 * the project's name, which may stand before the version.
 *
 * @example Release 1.2.0 (#12) -> true
 * @example chore(release): 1.2.0 -> true
 * @example Prepare the changelog for v1.2.0-rc.1 -> true
 * @example Shop 2026-05-04 -> true
 * @example Support Python 3.12 -> false
 * @example Bump parser to 1.2.0 -> false
 * @example Update the changelog -> false
 */
export function namesRelease(subject: string, project: string): boolean {
  const text = subject.replace(/\s*\([#!]\d+\)/g, '');
  const rest = text.replace(version, ' ');
  if (rest === text || text.length > 100) return false;
  const own = new Set(project.toLowerCase().split(/[^a-z0-9]+/));
  return rest
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .every((word) => words.test(word) || own.has(word.toLowerCase()));
}
