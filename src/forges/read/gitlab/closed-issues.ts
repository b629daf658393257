import type { z } from 'zod';
import { gitlabClosing, listClosing } from '../../schema/closing-issues.ts';
import { line } from '../plain-parts.ts';
import type { GitlabMergeRequest, issuesAnswer } from './answers.ts';
import type { GitlabReading } from './pull-of-gitlab.ts';

/** How many issues are asked for at once, and how many one merge request has at most. */
const atOnce = 100;
const most = 20;

/** How issues are asked for. */
export interface ClosingSources {
  /** The project on the web, without scheme. */
  readonly home: string;
  /** The default branch: GitLab closes issues when something is merged there. Null where it is not known. */
  readonly branch: string | null;
  readonly ask: (iids: readonly string[]) => Promise<z.infer<typeof issuesAnswer>['issues']>;
}

type Closed = Pick<GitlabReading, 'issues' | 'others'>;

/** Asks for the issues that some merge requests close, a hundred with each request, and tells those of each. */
export async function readClosed(
  requests: readonly GitlabMergeRequest[],
  { home, branch, ask }: ClosingSources,
): Promise<(request: GitlabMergeRequest) => Closed> {
  const named = new Map(
    requests
      .filter(({ targetBranch }) => branch === null || targetBranch === branch)
      .map((request) => [request.iid, listClosing(request.description ?? '', { style: gitlabClosing, home })]),
  );
  const wanted = [...new Set([...named.values()].flatMap(({ numbers }) => numbers.slice(0, most)))];
  const issues = new Map<number, GitlabReading['issues'][number]>();
  for (let at = 0; at < wanted.length; at += atOnce) {
    const found = await ask(wanted.slice(at, at + atOnce).map(String));
    for (const issue of found?.nodes ?? []) {
      if (issue === null) continue;
      const state = issue.state === 'closed' ? 'closed' : 'open';
      issues.set(Number(issue.iid), { project: null, number: Number(issue.iid), title: line(issue.title), state });
    }
  }
  return ({ iid }) => {
    const { numbers = [], others = false } = named.get(iid) ?? {};
    // A number that is no issue, or one that may not be seen, is named all the same.
    const own = numbers.slice(0, most).flatMap((number) => issues.get(number) ?? []);
    return { issues: own, others: others || own.length < numbers.length };
  };
}
