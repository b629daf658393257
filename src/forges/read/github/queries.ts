/** What is read of a pull request: five connections, so that a page of a hundred costs five points of GitHub's limit. */
const pull = `
fragment person on Actor { __typename login ... on User { name } }
fragment runs on StatusCheckRollup { contexts(first: 100) { pageInfo { hasNextPage } nodes {
  __typename
  ... on CheckRun { name status conclusion startedAt completedAt detailsUrl }
  ... on StatusContext { context state createdAt targetUrl }
} } }
fragment pull on PullRequest {
  number title body state isDraft createdAt updatedAt mergedAt authorAssociation
  author { ...person } mergedBy { ...person }
  headRefName headRefOid baseRefName baseRefOid isCrossRepository headRepository { nameWithOwner }
  mergeCommit { oid statusCheckRollup { ...runs } }
  statusCheckRollup { ...runs }
  reviewDecision
  milestone { title }
  labels(first: 50) { pageInfo { hasNextPage } nodes { name } }
  reviews(first: 60, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) { pageInfo { hasNextPage } nodes { state submittedAt author { ...person } commit { oid } } }
  closingIssuesReferences(first: 20) { pageInfo { hasNextPage } nodes { number title state repository { nameWithOwner } } }
}`;

/** A page of pull requests. */
export const pullsQuery = `query Pulls($owner: String!, $name: String!, $first: Int!, $after: String, $states: [PullRequestState!], $order: IssueOrder!) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    pullRequests(first: $first, after: $after, states: $states, orderBy: $order) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...pull }
    }
  }
}${pull}`;

/** When pull requests were changed last. */
export const newestQuery = `query Newest($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    pullRequests(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { updatedAt } }
  }
}`;

/** Some pull requests by their numbers, which are numbers. */
export function numberedQuery(numbers: readonly number[]): string {
  const each = numbers.map((number) => `p${number}: pullRequest(number: ${number}) { ...pull }`).join('\n');
  return `query Numbered($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { nameWithOwner ${each} } }${pull}`;
}

/** A page of milestones. */
export const milestonesQuery = `query Milestones($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    milestones(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { title state dueOn closedAt issues(states: [OPEN]) { totalCount } }
    }
  }
}`;

/** A page of deployments with the reviews that their environments asked for, which hang on the runs of workflows: about eight points. */
export const deploymentsQuery = `query Deployments($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: 30, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id environment commitOid createdAt ref { name } creator { ...person }
        statuses(first: 30) { nodes { state createdAt logUrl creator { ...person } } }
        commit { checkSuites(first: 4) { nodes { workflowRun { deploymentReviews(first: 5) { nodes {
          state comment user { ...person } environments(first: 5) { nodes { name } }
        } } } } } }
      }
    }
  }
}
fragment person on Actor { __typename login ... on User { name } }`;
