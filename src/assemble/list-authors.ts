import { plainText } from '../domain/plain-text.ts';
import type { CommitFacts } from './commit-facts.ts';

/** Somebody who wrote commits, as far as commits tell. */
export interface Author {
  readonly name: string;
  readonly email: string;
  readonly bot: boolean;
}

const coAuthor = /^Co-authored-by:\s*([^<>]{1,200}?)\s*<([^<>\s]{1,200})>$/i;

/** Authors and co-authors of commits in order of first commit, each once by address. */
export function listAuthors(commits: readonly CommitFacts[], isBot: (name: string, email: string) => boolean): readonly Author[] {
  const found = new Map<string, Author>();
  const add = (name: string, email: string): void => {
    const key = email.toLowerCase() || name;
    if (!found.has(key)) found.set(key, { name: plainText(name) || plainText(email) || 'unknown', email: key, bot: isBot(name, email) });
  };
  for (const { commit, lines } of commits) {
    add(commit.author.name, commit.author.email);
    for (const line of lines) {
      if (line.charCodeAt(2) !== 45 || !/^co-a/i.test(line)) continue;
      const match = coAuthor.exec(line);
      if (match?.[1] !== undefined && match[2] !== undefined) add(match[1], match[2]);
    }
  }
  return [...found.values()];
}
