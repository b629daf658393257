/** A text as its lines, with the number of lines that its front matter takes, fences included. Line ends become LF. */
export function splitText(text: string): { readonly lines: readonly string[]; readonly headLines: number } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return { lines, headLines: 0 };
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  return { lines, headLines: end + 1 };
}
