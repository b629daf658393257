import type { Person } from '../../schema/repository.ts';
import { parseGitDate } from './git-date.ts';
import { parseGitText } from './git-text.ts';

/** What a commit object says, before the mailmap. */
export interface CommitObject {
  readonly parents: readonly string[];
  readonly author: Person;
  /** As `parseGitDate`: null for a broken date. */
  readonly authoredAt: string | null;
  readonly committedAt: string | null;
  readonly subject: string;
  readonly body: string;
  readonly utf8: boolean;
}

/** Parses a commit object as `git log` shows it: the subject is the first paragraph on one line, the body what follows. */
export function parseCommitObject(bytes: Buffer): CommitObject {
  const blank = bytes.indexOf('\n\n');
  const { text, utf8 } = decode(bytes, blank < 0 ? bytes.length : blank);
  const headEnd = text.indexOf('\n\n');
  const head = (headEnd < 0 ? text : text.slice(0, headEnd)).split('\n');
  const message = (headEnd < 0 ? '' : text.slice(headEnd)).replace(/^(?:[^\S\n]*\n)+/, '');
  const [paragraph = ''] = message.split(/\n[^\S\n]*\n/, 1);
  const author = parseSignedLine(head, 'author');
  return {
    parents: head.flatMap((line) => (line.startsWith('parent ') ? [line.slice(7)] : [])),
    author: author.person,
    authoredAt: author.date,
    committedAt: parseSignedLine(head, 'committer').date,
    subject: paragraph.trimEnd().split('\n').join(' '),
    body: message
      .slice(paragraph.length)
      .replace(/^(?:[^\S\n]*\n)+/, '')
      .trimEnd(),
    utf8,
  };
}

/** Decodes by the `encoding` header where there is one that is known, else as UTF-8 or Windows-1252. */
function decode(bytes: Buffer, headEnd: number): { readonly text: string; readonly utf8: boolean } {
  const label = /^encoding (.+)$/m.exec(bytes.toString('latin1', 0, headEnd))?.[1];
  if (label === undefined) return parseGitText(bytes);
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), utf8: true };
  } catch {
    return parseGitText(bytes);
  }
}

function parseSignedLine(head: readonly string[], name: string): { readonly person: Person; readonly date: string | null } {
  const line = head.find((candidate) => candidate.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  const open = line.indexOf('<');
  const close = line.lastIndexOf('>');
  if (open < 0 || close < open) return { person: { name: line.trim(), email: '' }, date: null };
  const person = { name: line.slice(0, open).trim(), email: line.slice(open + 1, close).trim() };
  return { person, date: parseGitDate(line.slice(close + 1).trim()) };
}
