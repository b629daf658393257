import { type CommitGraph, edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import type { Commit } from '../../../git/schema/repository.ts';
import type { Finding } from '../finding.ts';
import { listBefore } from '../order-environments.ts';
import type { ProcessEnvironment } from '../process.ts';
import { type EnvironmentBranch, firstParentOf, type RepositoryBranches } from './environment-branches.ts';

/** How many commits are named for one branch and kind; of more, only their number. */
const most = 100;

/** What branches show against the process: commits that were made on an environment's branch itself, and fixes that are on a later branch and not on an earlier one. */
export function listBranchFindings(repository: RepositoryBranches, environments: readonly ProcessEnvironment[]): readonly Finding[] {
  const { graph, branches, history } = repository;
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  const findings: Finding[] = [];
  const orders = new Map<EnvironmentBranch, ReturnType<typeof openOrder>>();
  const orderOf = (branch: EnvironmentBranch) => {
    const order = orders.get(branch) ?? openOrder(graph, branch);
    orders.set(branch, order);
    return order;
  };
  for (const branch of branches) {
    const environment = byId.get(branch.environment);
    const before = branches.filter((other) => listBefore(environments, branch.environment).has(other.environment));
    if (environment === undefined || environment.ownCommits || before.length === 0) continue;
    const direct = branch.own.filter((index) => !isMerge(graph, index) && before.every((other) => !other.contains(index)));
    for (const index of direct.slice(0, most)) {
      const commit = graph.commits[index];
      if (commit === undefined) continue;
      findings.push(
        makeFinding(commit, {
          kind: 'own-commit',
          environment: environment.id,
          missing: null,
          repository: history.id,
          message: `A commit was made on the branch of ${environment.name} itself.`,
          evidence: [`${branch.branch} has it among its first parents, and no branch of an environment before has it.`],
        }),
      );
    }
    const cameFirst = orderOf(branch);
    const earlier = before.map((each) => ({ each, cameFrom: orderOf(each) }));
    // What an environment before had first came from there, and was no hot-fix; where branches are fast-forwarded, all of it did.
    const isHotFix = (index: number): boolean =>
      earlier.every(({ each, cameFrom }) => !each.contains(index) || !cameFirst.hadBefore(index, cameFrom.broughtBy(index)));
    for (const other of before) {
      const name = byId.get(other.environment)?.name ?? other.environment;
      const held = new Set(graph.commits.flatMap((commit, index) => (other.contains(index) ? [keyOf(commit)] : [])));
      const missing = graph.commits.flatMap((commit, index) =>
        branch.contains(index) && !other.contains(index) && !isMerge(graph, index) && isHotFix(index) && !held.has(keyOf(commit))
          ? [commit]
          : [],
      );
      for (const commit of missing.slice(0, most))
        findings.push(
          makeFinding(commit, {
            kind: 'not-merged-back',
            environment: environment.id,
            missing: other.environment,
            repository: history.id,
            message: `A commit is on the branch of ${environment.name} and was not brought back to ${name}.`,
            evidence: [
              `${branch.branch} contains it, ${other.branch} does not.`,
              `${other.branch} has no copy of it by the same author with the same subject.`,
            ],
          }),
        );
    }
  }
  return findings;
}

/** When each commit came to a branch: by which of its first parents, counted from the oldest. */
function openOrder(graph: CommitGraph, { head }: EnvironmentBranch) {
  const chain: number[] = [];
  for (let at: number | undefined = head; at !== undefined; at = firstParentOf(graph, at)) chain.push(at);
  const brought = new Int32Array(graph.commits.length).fill(-1);
  for (const [place, first] of chain.reverse().entries()) {
    const waiting = [first];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (brought[at] !== -1) continue;
      brought[at] = place;
      for (let edge = edgeOf(graph, at); edge < edgeOf(graph, at + 1); edge += 1) waiting.push(parentAt(graph, edge));
    }
  }
  return {
    /** The first parent of this branch that brought a commit to it. */
    broughtBy: (index: number): number | undefined => chain[brought[index] ?? -1],
    /** Whether what brought a commit to another branch was on this one no later than the commit itself: then it came from there. */
    hadBefore: (index: number, other: number | undefined): boolean =>
      other !== undefined && (brought[other] ?? -1) >= 0 && (brought[other] ?? -1) <= (brought[index] ?? -1),
  };
}

/** A copy of a commit keeps its author and its subject. */
function keyOf({ author, subject }: Commit): string {
  return `${author.email} ${subject.replace(/\s*\(#\d+\)$/, '')}`;
}

type Told = Pick<Finding, 'kind' | 'environment' | 'missing' | 'message' | 'evidence'> & { readonly repository: string };

function makeFinding(commit: Commit, { repository, ...told }: Told): Finding {
  return {
    ...told,
    repository,
    release: null,
    change: null,
    title: commit.subject,
    commit: commit.sha,
    time: { at: commit.committedAt, after: null, before: null },
    until: null,
    state: 'violated',
    events: [],
    override: null,
  };
}
