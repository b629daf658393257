import type { ParsedRecord } from '../../schema/records/parsed-document.ts';

/** Paragraphs and headings of a record that stand in only one of two versions, in pairs as far as they go. */
export function listChangedProse(
  before: ParsedRecord | null,
  after: ParsedRecord,
): readonly { readonly from: string; readonly to: string }[] {
  const old = before === null ? [] : listProse(before);
  const present = listProse(after);
  const removed = subtract(old, present);
  const added = subtract(present, old);
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => ({
    from: removed[index] ?? '',
    to: added[index] ?? '',
  }));
}

function listProse({ body }: ParsedRecord): readonly string[] {
  return body.blocks.flatMap((block) => ((block.kind === 'prose' || block.kind === 'heading') && block.text !== '' ? [block.text] : []));
}

/** What is in the first list and not, as often, in the second. */
function subtract(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
}
