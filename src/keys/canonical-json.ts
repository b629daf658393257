/**
 * Writes a value as RFC 8785 JSON: keys in the order of their code units, no blanks, strings and numbers as ECMAScript writes them.
 * Strings are brought to NFC; a lone half of a character becomes U+FFFD.
 */
export function formatCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatCanonicalJson).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed().normalize('NFC'));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${formatCanonicalJson(key)}:${formatCanonicalJson(inner)}`).join(',')}}`;
}
