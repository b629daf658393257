import { readGithubMerge } from '../../../forges/schema/github-merge.ts';
import { readGitRevert } from '../../../releases/schema/conventions/git-revert.ts';
import { plainText } from '../../../text/schema/plain-text.ts';

/** A commit of the repository that names versions. */
export interface PromotionCommit {
  readonly sha: string;
  readonly author: Signer;
  readonly committer: Signer;
  /** When it was committed, ISO 8601 with offset; null for a broken date. */
  readonly at: string | null;
  readonly subject: string;
  readonly body: string;
}

interface Signer {
  readonly name: string;
  readonly email: string;
}

/** What a commit says of the change that it made. */
export interface CommitWords {
  readonly by: { readonly person: string | null; readonly bot: string | null; readonly run: string | null };
  /** Its subject, or the title of the pull request that it merged, and the first paragraph after it. */
  readonly reason: string | null;
  /** Issues and pull requests that it names, as written, and addresses. */
  readonly refs: readonly string[];
  /** Whether it takes another commit back. */
  readonly reverts: boolean;
}

const trailer = /^[A-Z][A-Za-z-]{1,30}: \S/;
const issueTrailer = /^(?:bugs?|issues?|tasks?|tickets?|fixes|closes|resolves|refs|references|see|jira|related(?:-to)?)[:\s]\s*(\S.*)$/i;
const issue = /^(?:[A-Z][A-Z0-9]{1,9}-\d{1,7}|T\d{1,8}|(?:[\w.-]+\/[\w.-]+)?[#!]\d{1,9}|rh(?:bz)?#\d{1,9})$/;
const address = /https?:\/\/[^\s<>()"'`]{1,300}[^\s<>()"'`.,;:]/g;
const pullAtEnd = /\(([#!]\d{1,9})\)$/;
const most = 20;

/** Reads who made a commit, why, and what it names. Accounts for which `isBot` holds are programs. */
export function readCommitWords(commit: PromotionCommit, isBot: (name: string, email: string) => boolean): CommitWords {
  const { subject, body } = commit;
  const lines = body.split('\n', 200).map((line) => line.trim());
  const [merged] = readGithubMerge({ subject, body, merge: true, lines: [] });
  const merge = merged?.kind === 'merged' ? merged : null;
  const title = merge?.title ?? subject;
  const prose = listProse(lines, title);
  const message = { subject: title, body, merge: false, lines };
  return {
    by: readSigners(commit, isBot),
    reason: plainText(joinSentences(title, prose), 600) || null,
    refs: listRefs(title, lines, merge === null ? [] : [`#${merge.number}`]),
    reverts: readGitRevert(message).length > 0 || /^revert\b/i.test(title),
  };
}

function readSigners({ author, committer }: PromotionCommit, isBot: (name: string, email: string) => boolean): CommitWords['by'] {
  const [wrote, committed] = [nameOf(author), nameOf(committer)];
  if (!isBot(author.name, author.email)) return { person: wrote, bot: null, run: null };
  // A forge commits what somebody else merges: its name says nothing of who did.
  const isForge = /^noreply@(?:github|gitlab)\.com$/i.test(committer.email);
  return { person: isForge || isBot(committer.name, committer.email) ? null : committed, bot: wrote, run: null };
}

function nameOf({ name, email }: Signer): string | null {
  return plainText(name, 100) || plainText(email, 100) || null;
}

/** The first paragraph of the body that is neither the title again nor trailers. */
function listProse(lines: readonly string[], title: string): string {
  const prose: string[] = [];
  for (const line of lines) {
    const idle = line === '' || line === title || trailer.test(line) || /^(?:This )?reverts commit/i.test(line);
    if (!idle) prose.push(line);
    else if (prose.length > 0) break;
  }
  return prose.join(' ');
}

function joinSentences(title: string, prose: string): string {
  if (prose === '') return title;
  return /[.!?:…]$/.test(title) ? `${title} ${prose}` : `${title}. ${prose}`;
}

function listRefs(title: string, lines: readonly string[], first: readonly string[]): readonly string[] {
  const refs = new Set(first);
  const pull = pullAtEnd.exec(title)?.[1];
  if (pull !== undefined) refs.add(pull);
  for (const line of lines) {
    if (refs.size >= most) break;
    for (const part of issueTrailer.exec(line)?.[1]?.split(/[\s,]+/) ?? []) if (issue.test(part)) refs.add(part);
    for (const [found] of line.slice(0, 2000).matchAll(address)) refs.add(found);
  }
  return [...refs].slice(0, most);
}
