/** Whether nobody wrote anything: blanks, underscores, dots, dashes, empty brackets. */
export function isBlank(text: string): boolean {
  return /^[\s_.…\-–—/|\\[\]()]*$/.test(text);
}
