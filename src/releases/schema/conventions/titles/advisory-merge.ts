const subjectOfMerge = /^Merge (?:commit from fork|pull request from GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})(?: \(#\d+\))?$/;
const trailer = /^(?:[\w-]+-by|cc|change-id|refs?|see): |^\(cherry|^-{3,}$/i;
const longest = 160;

/** Whether a subject is GitHub's, of today or of before 2024, for what it merges from the private fork of a security advisory. */
export function isAdvisoryMerge(subject: string): boolean {
  return subject.startsWith('Merge ') && subjectOfMerge.test(subject);
}

/**
 * What GitHub merged from the private fork of a security advisory: the subject says nothing, so the title is the body's first line, or the first
 * sentence of a paragraph; null for other messages and where the body says nothing either.
 *
 * @example
 * Merge commit from fork
 *
 * * add a failing test
 *
 * * Refuse paths that leave the folder
 * -> "Refuse paths that leave the folder"
 * @example
 * Merge commit from fork
 *
 * The filter for headers only looked
 * for a line. It looks for dots, too.
 * -> "The filter for headers only looked for a line."
 * @example
 * Merge commit from fork
 *
 * Signed-off-by: Ada <ada@example.org>
 * -> null
 * @example
 * Merge pull request from GHSA-2g68-c3qc-8985
 *
 * refuse other hosts
 * -> "refuse other hosts"
 * @example
 * Merge branch 'fork'
 * -> null
 */
export function parseAdvisoryTitle({ subject, body }: { readonly subject: string; readonly body: string }): string | null {
  if (!isAdvisoryMerge(subject)) return null;
  const lines = body.trimStart().slice(0, 1000).split(/\r?\n/);
  const end = lines.findIndex((line) => line.trim() === '' || trailer.test(line));
  const paragraph = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.trim());
  const [first = ''] = paragraph;
  if (first === '') return null;
  if (/^[*-] /.test(first)) {
    const items = lines.flatMap((line) => (/^[*-] +\S/.test(line) ? [line.slice(2).trim()] : []));
    // Whoever writes the test first fixes nothing by it.
    return items.find((item) => !/\btests?\b/i.test(item)) ?? items[0] ?? null;
  }
  const text = paragraph.join(' ');
  const sentence = /^.{10,}?[.!?](?= [A-Z]|$)/.exec(text)?.[0] ?? text;
  return sentence.length > longest ? `${sentence.slice(0, longest).replace(/\s+\S*$/, '')} …` : sentence;
}
