import type { z } from 'zod';
import type { Checks } from '../../schema/snapshot/snapshot.ts';
import { commitOf } from '../plain-parts.ts';
import type { GitlabMergeRequest, GitlabPipelines, squashedAnswer } from './answers.ts';
import { checkOfPipeline } from './check-of-pipeline.ts';

/** How many commits are asked for at once: more would pass the complexity of 200 that GitLab allows to those without a token. */
export const commitsAtOnce = 20;

/** What merged requests put on their target branches, and what ran there. */
export interface GitlabMerge {
  /** The commit that came to the target branch; null where nothing did, or the token may not see which. */
  readonly commit: string | null;
  readonly checks: Checks;
  /** Whether the forge has more pipelines of it than were read. */
  readonly isCut: boolean;
}

/** How merges are asked for. */
export interface MergeSources {
  /** Whether the project has pipelines that the token may see: GitLab shows an empty list to those who may not. */
  readonly hasPipelines: boolean;
  /** Squash commits by the numbers of their requests; null where the token may not see them. */
  readonly askSquashed: (iids: readonly string[]) => Promise<Readonly<z.infer<typeof squashedAnswer>> | null>;
  /** Pipelines of some commits, in the same order, of each the newest first. */
  readonly askPipelines: (commits: readonly string[]) => Promise<readonly (GitlabPipelines | null)[]>;
}

/** Asks for the pipelines of the commits that some merge requests put on their target branches, twenty commits with each request. */
export async function readMerges(
  requests: readonly GitlabMergeRequest[],
  { hasPipelines, askSquashed, askPipelines }: MergeSources,
): Promise<(request: GitlabMergeRequest) => GitlabMerge> {
  const merged = requests.filter(({ state }) => state === 'merged');
  const commits = await findCommits(merged, askSquashed);
  const wanted = hasPipelines ? [...new Set(commits.values())] : [];
  const pipelines = new Map<string, GitlabPipelines>();
  for (let at = 0; at < wanted.length; at += commitsAtOnce) {
    const some = wanted.slice(at, at + commitsAtOnce);
    for (const [index, found] of (await askPipelines(some)).entries()) {
      const commit = some[index];
      if (commit !== undefined && found !== null) pipelines.set(commit, found);
    }
  }
  return (request) => {
    const commit = commits.get(request.iid) ?? null;
    const found = commit === null ? undefined : pipelines.get(commit);
    if (found !== undefined && commit !== null)
      return { commit, checks: listChecks(found, request, commit), isCut: found.pageInfo.hasNextPage };
    return { commit, checks: request.state === 'merged' || !hasPipelines ? 'not-collected' : [], isCut: false };
  };
}

/** The commit of each merge: that of the merge, else that of the squash, else, after a fast-forward, the last commit of the request itself. */
async function findCommits(merged: readonly GitlabMergeRequest[], ask: MergeSources['askSquashed']): Promise<ReadonlyMap<string, string>> {
  const without = merged.filter(({ mergeCommitSha }) => commitOf(mergeCommitSha) === null).map(({ iid }) => iid);
  const squashed = without.length === 0 ? [] : await ask(without);
  const squashes = new Map(squashed?.map(({ iid, squash_commit_sha }) => [String(iid), commitOf(squash_commit_sha)]));
  return new Map(
    merged.flatMap(({ iid, mergeCommitSha, diffHeadSha }) => {
      const other = squashes.has(iid) ? (squashes.get(iid) ?? commitOf(diffHeadSha)) : null;
      const commit = commitOf(mergeCommitSha) ?? other;
      return commit === null ? [] : [[iid, commit] as const];
    }),
  );
}

/** The newest pipeline of each ref. What ran for a merge request ran before its merge, and so did what ran on the branch of a request that was fast-forwarded. */
function listChecks({ nodes }: GitlabPipelines, { sourceBranch, targetBranch, diffHeadSha }: GitlabMergeRequest, commit: string): Checks {
  const isForwarded = commit === diffHeadSha && sourceBranch !== targetBranch;
  const byRef = new Map<string, NonNullable<NonNullable<GitlabPipelines['nodes']>[number]>>();
  for (const pipeline of nodes ?? []) {
    const ref = pipeline?.ref ?? '';
    if (pipeline === null || byRef.has(ref) || ref.startsWith('refs/merge-requests/') || (isForwarded && ref === sourceBranch)) continue;
    byRef.set(ref, pipeline);
  }
  return [...byRef].map(([ref, pipeline]) => checkOfPipeline(pipeline, ref === targetBranch ? null : ref));
}
