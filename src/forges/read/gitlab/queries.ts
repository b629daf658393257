/** What is read of a merge request. Approvals have their times in what GitLab notes down beside the comments. */
const mergeRequest = `
fragment person on User { username name bot }
fragment mergeRequest on MergeRequest {
  iid title description state draft createdAt updatedAt mergedAt
  author { username name bot }
  mergeUser { ...person }
  sourceBranch targetBranch diffHeadSha diffRefs { baseSha } mergeCommitSha
  sourceProject { fullPath }
  milestone { title }
  labels(first: 50) { pageInfo { hasNextPage } nodes { title } }
  approved
  approvedBy(first: 30) { pageInfo { hasNextPage } nodes { ...person } }
  notes(last: 40, filter: ONLY_ACTIVITY) { nodes { body system createdAt author { ...person } } }
  headPipeline { sha status finishedAt }
}`;

/** A page of merge requests, those changed longest ago first: what changes meanwhile goes to the end, and is read again there. */
export const mergeRequestsQuery = `query MergeRequests($path: ID!, $first: Int!, $after: String, $since: Time) {
  project(fullPath: $path) {
    fullPath repository { rootRef } pipelines(first: 1) { nodes { status } }
    mergeRequests(first: $first, after: $after, updatedAfter: $since, sort: UPDATED_ASC) {
      count pageInfo { hasNextPage endCursor } nodes { ...mergeRequest }
    }
  }
}${mergeRequest}`;

/** Some issues by their numbers: GitLab has no list of those that a merge request closes but by a request for each. */
export const issuesQuery = `query Issues($path: ID!, $first: Int!, $iids: [String!]) {
  project(fullPath: $path) { fullPath issues(first: $first, iids: $iids) { nodes { iid title state } } }
}`;

/** Some merge requests by their numbers. */
export const numberedQuery = `query Numbered($path: ID!, $first: Int!, $iids: [String!]) {
  project(fullPath: $path) {
    fullPath repository { rootRef } pipelines(first: 1) { nodes { status } }
    mergeRequests(first: $first, iids: $iids) { count pageInfo { hasNextPage endCursor } nodes { ...mergeRequest } }
  }
}${mergeRequest}`;

/** Pipelines of a number of commits: GitLab has no list of those that ran after a merge but by the commit. */
export function pipelinesQuery(commits: number): string {
  const names = Array.from({ length: commits }, (_, index) => `c${index}`);
  const one = (name: string) =>
    `${name}: pipelines(sha: $${name}, first: $first) { pageInfo { hasNextPage } nodes { ref status finishedAt } }`;
  return `query Pipelines($path: ID!, $first: Int!, ${names.map((name) => `$${name}: String`).join(', ')}) {
  project(fullPath: $path) { fullPath ${names.map(one).join(' ')} }
}`;
}
