/** A text as the name of a folder in a URL: letters, digits and `.`, `-`, `_`, never beginning with a dot or longer than 80. */
export function formatSlug(text: string): string {
  const slug = text
    .replace(/\+/g, '-')
    .replace(/[^0-9A-Za-z._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  return slug === '' ? 'x' : slug;
}
