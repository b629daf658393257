/** Blocks whose tags say nothing in plain text. */
const ends = /<\/(?:p|h[1-6]|li|ul|ol|blockquote|pre|tr|table|div)>|<br\s*\/?>/gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Highlights for a mail: their words, a paragraph a line, items with a star. */
export function formatPlainHighlights(html: string): string {
  const lines = html
    .replace(/\s+/g, ' ')
    .replace(/<li(?:\s[^>]*)?>/gi, ' * ')
    .replace(ends, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => decode({ whole, hex, decimal, name }))
    .split('\n')
    .map((line) => line.replace(/^\s*( \*)?\s*/, '$1 ').trimEnd());
  return lines
    .map((line) => (line.startsWith(' *') ? line : line.trim()))
    .filter((line) => line !== '' && line !== ' *')
    .join('\n');
}

function decode(entity: {
  readonly whole: string;
  readonly hex: string | undefined;
  readonly decimal: string | undefined;
  readonly name: string | undefined;
}): string {
  const { whole, hex, decimal, name } = entity;
  if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return point >= 32 && point < 0x110000 && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '';
}
