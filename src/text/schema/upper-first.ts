/** A text that begins a sentence: `Merge request` of `merge request`. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
