import { isMerge } from '../../../git/schema/commit-graph.ts';
import type { Commit } from '../../../git/schema/repository.ts';
import type { Finding } from '../extension.ts';
import { listBefore } from '../order-environments.ts';
import type { ProcessEnvironment } from '../process.ts';
import type { RepositoryBranches } from './environment-branches.ts';

/** How many commits are named for one branch and kind; of more, only their number. */
const most = 100;

/** What branches show against the process: commits that were made on an environment's branch itself, and fixes that are on a later branch and not on an earlier one. */
export function listBranchFindings(repository: RepositoryBranches, environments: readonly ProcessEnvironment[]): readonly Finding[] {
  const { graph, branches, history } = repository;
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  const findings: Finding[] = [];
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
    const own = new Set(branch.own);
    // What an environment before has came from there, and was no hot-fix; where branches are fast-forwarded, all of it did.
    const isHotFix = (index: number): boolean => own.has(index) || before.every((each) => !each.contains(index));
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
