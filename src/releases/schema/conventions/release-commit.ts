const speaks = /\b(?:bump|release|version|prepare|changelog|cut|tag)\w*\b/i;

/**
 * Whether a subject is that of a commit which only sets a version: `chore(release): bump version`, `Prepare 8.1.0`, `2.2.4`, `v2.2.4`.
 */
export function isReleaseCommit(subject: string, version: string): boolean {
  return subject.includes(version) || (speaks.test(subject) && subject.length < 80);
}
