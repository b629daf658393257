/** Order of texts by their code units, whatever the locale: for sorting what is written out. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
