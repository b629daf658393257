/** Whether two ids are of one commit: a record may write it in short, with seven digits or more, which only its repository makes whole. */
export function isSameCommit(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 7 && (a.startsWith(b) || b.startsWith(a));
}
