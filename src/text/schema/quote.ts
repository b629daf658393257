import { plainText } from './plain-text.ts';

/** What a message shows between backticks of a value that somebody wrote: one line of at most 80 characters, without backticks. */
export function quoteValue(value: string): string {
  return plainText(value, 80).replace(/`/g, "'");
}

/** The first five of some names, in backticks and with commas, and how many more there are. */
export function quoteList(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `\`${quoteValue(name)}\``);
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ');
}
