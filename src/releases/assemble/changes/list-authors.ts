import type { Person } from '../../../git/schema/repository.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';

/** Somebody who wrote commits, as far as commits tell. */
export interface Author {
  readonly name: string;
  /** Lower-case; `identitiesOf` tells who that is. */
  readonly email: string;
  readonly bot: boolean;
}

/** Authors and co-authors of commits in order of first commit, people before bots, each once by address and by name. */
export type ListAuthors = (commits: readonly CommitFacts[]) => readonly Author[];

const coAuthor = /^Co-authored-by:\s*([^<>]{1,200}?)\s*<([^<>\s]{1,200})>$/i;

/** Prepares listing authors; each person is judged once. */
export function prepareAuthors(isBot: (name: string, email: string) => boolean): ListAuthors {
  const alone = new Map<Person, readonly [Author]>();
  const known = new Map<string, Author>();
  const judge = (name: string, email: string): Author => {
    const key = `${email}\n${name}`;
    const found = known.get(key);
    if (found) return found;
    const author = { name: plainText(name) || plainText(email) || 'unknown', email: email.toLowerCase() || name, bot: isBot(name, email) };
    known.set(key, author);
    return author;
  };
  const authorOf = (person: Person): readonly [Author] => {
    const found = alone.get(person);
    if (found) return found;
    const only = [judge(person.name, person.email)] as const;
    alone.set(person, only);
    return only;
  };
  return (commits) => {
    const first = commits[0];
    if (first && commits.length === 1 && !first.lines.some(isCoAuthor)) return authorOf(first.commit.author);
    const people: Author[] = [];
    const bots: Author[] = [];
    const add = (author: Author): void => {
      const known = author.bot ? bots : people;
      if (!known.some((other) => other.name === author.name || isOneAccount(other, author))) known.push(author);
    };
    for (const { commit, lines } of commits) {
      add(authorOf(commit.author)[0]);
      for (const line of lines) {
        if (!isCoAuthor(line)) continue;
        const match = coAuthor.exec(line);
        if (match?.[1] !== undefined && match[2] !== undefined) add(judge(match[1], match[2]));
      }
    }
    return [...people, ...bots];
  };
}

const hidden = /^(\d+)(?:\+|-(?=[^@]+@users\.noreply\.gitlab\.))([^@]+)(@users\.noreply\..+)$/;

/**
 * What an address says of who somebody is, where each alone is enough. Forges' addresses for those who hide theirs hold the number of the account, which
 * stays, and its name, which may change, and then be another's; those of GitHub came without a number before 2017.
 */
export function identitiesOf({ email }: Pick<Author, 'email'>): readonly string[] {
  const account = readAccount(email);
  return account === null ? [email] : [account.number, `+${account.plain}`];
}

/** The identities by which somebody is the same as another: an account without a number is any of its name, one with a number none of another number. */
export function sameAs({ email }: Pick<Author, 'email'>): readonly string[] {
  const account = readAccount(email);
  if (account !== null) return [account.number, account.plain];
  return email.includes('users.noreply.') ? [email, `+${email}`] : [email];
}

function readAccount(email: string): { readonly number: string; readonly plain: string } | null {
  const [, number, name, host] = (email.includes('users.noreply.') && hidden.exec(email)) || [];
  return number === undefined ? null : { number: `${number}+${host}`, plain: `${name}${host}` };
}

function isOneAccount(one: Author, other: Author): boolean {
  if (one.email === other.email) return true;
  const own = identitiesOf(one);
  return sameAs(other).some((identity) => own.includes(identity));
}

function isCoAuthor(line: string): boolean {
  return line.charCodeAt(2) === 45 && (line.charCodeAt(0) | 32) === 99 && line.length > 20;
}
