/** What a text says of a version that was withdrawn. */
export interface WithdrawnVersion {
  readonly version: string;
  /** The words that say so. */
  readonly words: string;
}

const heading =
  /^(?:#{1,5}\s+|={2,3}\s+)?(?:[A-Za-z][\w.-]*\s+){0,3}\[?v?(\d+(?:\.\d+){1,3}(?:[-.]?(?:rc|alpha|beta|a|b)[-.]?\d*)?)\]?(?=$|[\s(:,–—-])/i;
const underline = /^([=\-~^*#"])\1{2,}\s*$/;
const marked = /[[(]?\b(?:yanked|withdrawn|retracted|redacted)\b[\])]?/i;
const says =
  /\b(?:(?:this )?(?:release|version) (?:was |is |has been )?\**(?:redacted|withdrawn|yanked|retracted)\b|(?:redacted|withdrawn|yanked|retracted) release\b|do not use this (?:release|version)\b)/i;
/** So many lines of a section are read: what must be known is said first. */
const first = 8;
const longest = 200;

/** Whether a text says that a release was withdrawn. */
export function saysWithdrawn(text: string): boolean {
  return says.test(text);
}

/**
 * Lists the versions of which a changelog says that they were withdrawn: in the heading, as Keep a Changelog has it, or in the first lines below it.
 *
 * @example ## [0.0.5] - 2014-08-09 [YANKED] -> [{"version":"0.0.5","words":"## [0.0.5] - 2014-08-09 [YANKED]"}]
 * @example ## 1.5.2
 *
 * Release redacted, use `1.5.3` -> [{"version":"1.5.2","words":"Release redacted, use `1.5.3`"}]
 * @example ## 1.5.3
 *
 * - Say that release 1.5.2 was yanked -> []
 */
export function listWithdrawnVersions(text: string): readonly WithdrawnVersion[] {
  const lines = text.split(/\r?\n/);
  const found = new Map<string, string>();
  for (let at = 0; at < lines.length; at += 1) {
    const version = readHeading(lines, at);
    if (version === null || found.has(version)) continue;
    const line = lines[at] ?? '';
    const words = marked.test(line) ? line : findWords(lines, at + 1);
    if (words !== null) found.set(version, words.trim().slice(0, longest));
  }
  return [...found].map(([version, words]) => ({ version, words }));
}

function readHeading(lines: readonly string[], at: number): string | null {
  const line = lines[at] ?? '';
  if (line.length > longest) return null;
  const version = heading.exec(line)?.[1];
  if (version === undefined) return null;
  return /^[#=]/.test(line) || underline.test(lines[at + 1] ?? '') ? version : null;
}

/** The first lines of a section that speak of the whole of it: no item of a list does. */
function findWords(lines: readonly string[], from: number): string | null {
  let seen = 0;
  for (let at = from; at < lines.length && seen < first; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || underline.test(line)) continue;
    if (readHeading(lines, at) !== null || /^\s*(?:[-*+]|\d+\.)\s/.test(line)) return null;
    if (says.test(line)) return line;
    seen += 1;
  }
  return null;
}
