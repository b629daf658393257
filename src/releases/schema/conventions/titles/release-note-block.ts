const block = /^```[ \t]*(?:release-note|releasenote|release_note)\S*[ \t]*\r?\n([\s\S]*?)^```/m;

/**
 * A `release-note` block as Kubernetes' projects write it: the note, an empty text when the author says that there is none, null without block.
 */
export function parseReleaseNoteBlock(body: string): string | null {
  if (!body.includes('```')) return null;
  const text = block.exec(body)?.[1]?.trim();
  if (text === undefined) return null;
  return /^(?:none|n\/a|na)?$/i.test(text) ? '' : text;
}

/** Whether a body says that there is nothing to tell, rather than leaving its block empty. */
export function saysNoNote(body: string): boolean {
  return body.includes('```') && /^(?:none|n\/a|na)$/i.test(block.exec(body)?.[1]?.trim() ?? '');
}
