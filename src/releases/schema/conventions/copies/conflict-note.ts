/**
 * Whether the message of a copy says that there was a conflict, or that it was adapted: git's own list, `backported from`, or in words.
 *
 * @example
 * Fix it
 *
 * (cherry picked from commit 54af64ad363efe280b34102d2637fe272c1f7320)
 *
 * # Conflicts:
 * #	src/app.py
 * -> true
 * @example
 * Fix it
 *
 * (backported from commit 54af64ad363efe280b34102d2637fe272c1f7320)
 * -> true
 * @example
 * Fix it
 *
 * [ada: adapted to the older parser]
 * -> true
 * @example
 * Resolve conflicts between two readers
 * -> false
 */
export function declaresConflict(body: string): boolean {
  return (
    /^\s*(?:#\s*)?conflicts?(?: with [^\n]{1,60}| in [^\n]{1,60})?:\s*$/im.test(body) ||
    /^\(backported from commit/im.test(body) ||
    /^\s*(?:#\s*)?conflicts?: \S/im.test(body) ||
    /^\[[^\]\n]{1,200}\b(?:adapt|conflict|backport|adjust|rebased|context|dropped|resolved)[^\]\n]*\]\s*$/im.test(body) ||
    /\b(?:resolved|fixed|had|minor) (?:\w+ )?conflicts? (?:in|with|in the)\b/i.test(body)
  );
}
