/**
 * Whether a commit only makes a release: it sets a version, or writes the changelog.
 *
 * @example Release 2.1.1 -> true
 * @example v2.1.1 -> true
 * @example chore(release): bump version to 2.1.1 -> true
 * @example Update CHANGELOG for 2.1.1 -> true
 * @example Fix the release notes of the reader -> false
 */
export function isReleaseSubject(subject: string): boolean {
  const text = subject.trim();
  if (/^(?:[\w-]+ )?v?\d+(?:\.\d+)+(?:[-.]?(?:rc|beta|alpha|dev)[-.]?\d*)?(?: released?)?\.?$/i.test(text)) return true;
  if (text.length > 90) return false;
  return (
    /^(?:\S+:\s*)?(?:prepare|release|releasing|cut|tag|start|begin|post-release|(?:bump|set|update) (?:the )?version)\b.*\bv?\d+\.\d+/i.test(
      text,
    ) || /^(?:\S+:\s*)?(?:update|add|write|finali[sz]e|prepare|generate)\b.*\bchangelog\b/i.test(text)
  );
}
