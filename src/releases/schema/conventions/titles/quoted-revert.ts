/** A revert that quotes the title of what it reverts. */
export interface QuotedRevert {
  /** The innermost title. */
  readonly title: string;
  /** False where an even number of reverts brings it back. */
  readonly takesBack: boolean;
}

const quoting = /^(revert|reapply|re-?land):? "(.*)"(?: \(?#\d+\)?)?$/i;
/** How many quotes in quotes are opened. */
const deepest = 12;

/**
 * Reads a title as `git revert` writes it, down to the change that it is about; to reapply is to revert a revert.
 *
 * @example Revert "Fix the sum" -> {"title":"Fix the sum","takesBack":true}
 * @example Revert "Reapply "Add a map (#4)" (#10)" -> {"title":"Add a map (#4)","takesBack":true}
 * @example Reapply "Add a map" -> {"title":"Add a map","takesBack":false}
 * @example Re-land "Add a map" (#12) -> {"title":"Add a map","takesBack":false}
 * @example Revert to the old price -> null
 */
export function parseQuotedRevert(title: string): QuotedRevert | null {
  const first = title.charCodeAt(0) | 32;
  if (first !== 114) return null;
  let rest = title;
  let takesBack = false;
  for (let depth = 0; depth < deepest; depth += 1) {
    const [, word = '', inner] = quoting.exec(rest) ?? [];
    if (inner === undefined) break;
    rest = inner;
    if (word.toLowerCase() === 'revert') takesBack = !takesBack;
  }
  return rest === title ? null : { title: rest, takesBack };
}
