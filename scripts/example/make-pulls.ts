import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { formatSnapshot } from '../../src/forges/schema/snapshot/format-snapshot.ts';
import { mergeSnapshot } from '../../src/forges/schema/snapshot/merge-snapshot.ts';
import { type ForgePerson, freezeSchema, type PullSnapshot } from '../../src/forges/schema/snapshot/snapshot.ts';
import { readRepository } from '../../src/git/read/repository/read-repository.ts';
import type { Commit, Person, RepositoryHistory } from '../../src/git/schema/repository.ts';
import { readCommitFacts } from '../../src/releases/assemble/facts/commit-facts.ts';
import { parseVersion } from '../../src/releases/schema/version.ts';

const number = z.number().int();
const repositorySchema = z.strictObject({
  folder: z.string(),
  project: z.string(),
  forge: z.enum(['github', 'gitlab']).default('github'),
  milestones: z.array(
    z.strictObject({ title: z.string(), state: z.enum(['open', 'closed']), open: number.nullable(), pulls: z.array(number) }),
  ),
  labels: z.array(z.strictObject({ pull: number, labels: z.array(z.string()) })).default([]),
  issues: z.array(z.strictObject({ pull: number, number, title: z.string(), state: z.enum(['open', 'closed']) })),
  first: z.array(number),
  open: z.array(z.strictObject({ pull: number, title: z.string(), by: z.string(), branch: z.string(), at: z.string() })),
  /** Tags that have no release on the forge. */
  unreleased: z.array(z.string()),
  /** Deploy freezes, where the forge has such. */
  freezes: z.array(freezeSchema).optional(),
});
const storySchema = z.strictObject({ collected: z.string(), repositories: z.record(z.string(), repositorySchema) });
type Story = z.infer<typeof repositorySchema>;

/** The snapshots of the example by their path: what a forge would say of its repositories, made from their histories and a story. */
export async function makePulls({
  story,
  repositories,
}: {
  readonly story: string;
  readonly repositories: string;
}): Promise<ReadonlyMap<string, string>> {
  const { collected, repositories: told } = storySchema.parse(parse(await readFile(story, 'utf8')));
  const files = new Map<string, string>();
  for (const [id, one] of Object.entries(told)) {
    const { history } = await readRepository({ id, path: path.join(repositories, one.folder) });
    const found = {
      pulls: [...listMerged(history, one, collected), ...one.open.map((open) => describeOpen(open, one))],
      milestones: one.milestones.map(({ title, state, open }) => ({ title, state, dueOn: null, closedAt: null, openIssues: open })),
      releases: listReleases(history, one),
      ...(one.freezes === undefined ? {} : { freezes: one.freezes }),
    };
    const source = { forge: one.forge, host: 'code.example', project: one.project, collectedAt: collected };
    files.set(`content/pulls/${id}.json`, formatSnapshot(mergeSnapshot(null, [found], source)));
  }
  return files;
}

/** Pull requests as far as merges and squashes name them, each by its first. */
function listMerged({ commits }: RepositoryHistory, story: Story, collected: string): readonly PullSnapshot[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const pulls = new Map<number, PullSnapshot>();
  for (const commit of commits.toReversed()) {
    const { merged } = readCommitFacts(commit);
    if (merged === null || pulls.has(merged.number)) continue;
    const head = commit.parents[1] === undefined ? undefined : bySha.get(commit.parents[1]);
    pulls.set(
      merged.number,
      describeMerged(
        { commit, head, title: merged.title ?? commit.subject.replace(/ \(#\d+\)$/, ''), number: merged.number },
        story,
        collected,
      ),
    );
  }
  return [...pulls.values()];
}

interface Merged {
  readonly commit: Commit;
  readonly head: Commit | undefined;
  readonly title: string;
  readonly number: number;
}

const day = 86_400_000;

function describeMerged({ commit, head, title, number: own }: Merged, story: Story, collected: string): PullSnapshot {
  const mergedAt = moment(Date.parse(commit.committedAt));
  const author = personOf((head ?? commit).author);
  const merger = personOf(commit.author);
  const isOld = Date.parse(collected) - Date.parse(mergedAt) > 400 * day;
  const check = (name: string, hours: number) => [
    { name, result: 'success' as const, at: moment(Date.parse(mergedAt) + hours * 3_600_000), url: null },
  ];
  return {
    ...blank,
    number: own,
    title,
    state: 'merged',
    author,
    first: isGitlab(story) ? null : story.first.includes(own),
    createdAt: moment(Date.parse(mergedAt) - day),
    updatedAt: mergedAt,
    mergedAt,
    mergedBy: merger,
    head: { branch: `pull-${own}`, commit: head?.sha ?? null, project: null },
    base: { branch: 'main', commit: commit.parents[0] ?? null },
    mergeCommit: commit.sha,
    labels: labelsOf(own, title, story),
    milestone: milestoneOf(own, story),
    decision: author.bot ? null : 'approved',
    reviews:
      author.bot || author.login === merger.login
        ? []
        : [{ by: merger, state: 'approved', at: moment(Date.parse(mergedAt) - 3_600_000), commit: head?.sha ?? null }],
    issues: story.issues.filter(({ pull }) => pull === own).map(({ pull: _, ...issue }) => ({ project: story.project, ...issue })),
    checks: isOld ? { head: 'expired', merge: 'expired' } : { head: check(nameCheck(story), -2), merge: check(nameCheck(story), 1) },
  };
}

function describeOpen({ pull, title, by, branch, at }: Story['open'][number], story: Story): PullSnapshot {
  const author = { login: by, name: null, bot: false };
  const head = { branch, commit: createHash('sha1').update(`${story.project} ${pull}`).digest('hex'), project: null };
  return {
    ...blank,
    number: pull,
    title,
    state: 'open',
    author,
    first: isGitlab(story) ? null : false,
    createdAt: at,
    updatedAt: at,
    head,
    labels: labelsOf(pull, title, story),
    milestone: milestoneOf(pull, story),
    decision: 'review-required',
    checks: { head: [{ name: nameCheck(story), result: 'success', at, url: null }], merge: [] },
  };
}

const blank = {
  draft: false,
  mergedAt: null,
  mergedBy: null,
  mergeCommit: null,
  base: { branch: 'main', commit: null },
  reviews: [],
  issues: [],
  body: [],
  cut: [],
} as const satisfies Partial<PullSnapshot>;

/** What kind of change it is, where its title says it, and what the story tells. */
function labelsOf(own: number, title: string, story: Story): readonly string[] {
  const kind = /^fix\b/i.test(title) ? ['kind/bug'] : /^feat\b|^add\b/i.test(title) ? ['kind/feature'] : [];
  return [...kind, ...story.labels.filter(({ pull }) => pull === own).flatMap(({ labels }) => labels)];
}

function milestoneOf(own: number, { milestones }: Story): string | null {
  return milestones.find(({ pulls }) => pulls.includes(own))?.title ?? null;
}

/** GitLab says of nobody that a contribution is the first, has a pipeline for a check, and knows neither sizes nor checksums of what its releases link to. */
function isGitlab({ forge }: Story): boolean {
  return forge === 'gitlab';
}

function nameCheck(story: Story): string {
  return isGitlab(story) ? 'pipeline' : 'test';
}

function listReleases({ tags }: RepositoryHistory, story: Story) {
  const { project, unreleased } = story;
  return tags
    .filter(({ name }) => /^v?\d+\.\d+\.\d+$/.test(name) && parseVersion(name.replace(/^v/, '')) !== null && !unreleased.includes(name))
    .map(({ name, taggedAt }) => ({
      tag: name,
      name,
      draft: false,
      prerelease: false,
      publishedAt: taggedAt === null ? null : moment(Date.parse(taggedAt)),
      author: null,
      assets: [
        {
          name: `${project.split('/')[1]}-${name}.tar.gz`,
          size: isGitlab(story) ? null : 48_213,
          digest: isGitlab(story)
            ? null
            : `sha256:${createHash('sha256')
                .update(project + name)
                .digest('hex')}`,
          url: null,
        },
      ],
    }));
}

function personOf({ name, email }: Person): ForgePerson {
  const bot = name.endsWith('[bot]');
  return { login: bot ? name.replace('[bot]', '') : email.replace(/@.*/, ''), name: bot ? null : name, bot };
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
