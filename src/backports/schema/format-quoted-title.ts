/** A title as it stands inside a sentence. */
export function formatQuotedTitle(title: string): string {
  return `"${title.length > 80 ? `${title.slice(0, 79).trimEnd()}…` : title}"`;
}
