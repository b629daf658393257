/** An Astro file as it stands beside compiled code: what it imports from files of TypeScript comes from what they were compiled to. */
export function compiledPage(text: string): string {
  return text.replaceAll(/((?:from|import) '\.{1,2}\/[^'?]+)\.ts((?:\?[^']*)?')/g, '$1.js$2');
}
