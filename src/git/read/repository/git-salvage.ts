import type { Commit, Person } from '../../schema/repository.ts';
import { parseBatch } from '../process/git-batch.ts';
import { readGit } from '../process/git-process.ts';
import { type CommitObject, parseCommitObject } from './git-commit-object.ts';
import { boundMessage, type CommitLog, isTooLong, type LogSource, mailmapSetting, settleDate } from './git-log.ts';
import { parseGitText } from './git-text.ts';

/**
 * Reads what is left of a history with missing or damaged commits, at which `git log` would stop: every commit that the repository still holds and that
 * `tips` reach through commits that it holds. Newest first.
 */
export async function salvageCommitLog({ gitDir, tips, mailmap }: LogSource): Promise<CommitLog> {
  const all = await readGit({
    gitDir,
    args: ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)', '--batch-all-objects', '--unordered', '--buffer'],
  });
  const ids = all.toString('latin1').match(/^[0-9a-f]+(?= commit \d{1,7}$)/gm) ?? [];
  const contents = await readGit({ gitDir, args: ['cat-file', '--batch', '--buffer'], input: ids.map((sha) => `${sha}\n`).join('') });
  const objects = new Map(
    parseBatch(contents).flatMap((answer) => (answer === null ? [] : [[answer.object, parseCommitObject(answer.content)]])),
  );
  const reached = listReached(objects, tips);
  const authors = [...reached.values()].map(({ author }) => author);
  const people = await mapPeople(gitDir, mailmap, authors);
  const commits: Commit[] = [];
  const notUtf8: string[] = [];
  const brokenDates: string[] = [];
  const tooLong: string[] = [];
  for (const [sha, { parents, author, authoredAt, committedAt, subject, body, utf8 }] of reached) {
    if (!utf8) notUtf8.push(sha);
    if (isTooLong({ subject, body })) tooLong.push(sha);
    if (committedAt === null) brokenDates.push(sha);
    const date = settleDate(committedAt, authoredAt);
    const authored = authoredAt === null ? Number.NaN : Date.parse(authoredAt) / 1000;
    commits.push({
      sha,
      parents,
      author: people.get(formatPerson(author)) ?? author,
      committedAt: date,
      authored,
      ...boundMessage({ subject, body }),
    });
  }
  return { commits: commits.sort(compareNewestFirst), notUtf8, brokenDates, tooLong };
}

function listReached(objects: ReadonlyMap<string, CommitObject>, tips: readonly string[]): ReadonlyMap<string, CommitObject> {
  const reached = new Map<string, CommitObject>();
  const open = [...tips];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    const commit = objects.get(sha);
    if (commit === undefined || reached.has(sha)) continue;
    reached.set(sha, commit);
    open.push(...commit.parents);
  }
  return reached;
}

/** Newest commit date first; equal dates by id, so that the order is always the same. */
export function compareNewestFirst(a: Commit, b: Commit): number {
  const later = Date.parse(b.committedAt) - Date.parse(a.committedAt);
  return later !== 0 ? later : a.sha < b.sha ? -1 : a.sha > b.sha ? 1 : 0;
}

/** One person per name and address, as the mailmap has them, by how they are written. */
async function mapPeople(gitDir: string, mailmap: boolean, authors: readonly Person[]): Promise<ReadonlyMap<string, Person>> {
  const written = [...new Set(authors.map(formatPerson))].filter((person) => !person.includes('\n'));
  if (written.length === 0) return new Map();
  const lines = parseGitText(
    await readGit({ gitDir, args: [...mailmapSetting(mailmap), 'check-mailmap', '--stdin'], input: `${written.join('\n')}\n` }),
  ).text.split('\n');
  const people = new Map<string, Person>();
  return new Map(
    written.map((person, index) => {
      const mapped = lines[index] ?? person;
      const open = mapped.lastIndexOf('<');
      const parsed = people.get(mapped) ?? { name: mapped.slice(0, open).trim(), email: mapped.slice(open + 1, -1) };
      people.set(mapped, parsed);
      return [person, parsed];
    }),
  );
}

function formatPerson({ name, email }: Person): string {
  return `${name} <${email}>`;
}
