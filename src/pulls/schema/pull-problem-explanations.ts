import { snapshotProblemExplanations } from '../../forges/schema/snapshot-problem-explanations.ts';

/** What each kind of problem with what forges said means for the reader of the site, by code. */
export const pullProblemExplanations: ReadonlyMap<string, string> = new Map([
  ...snapshotProblemExplanations,
  [
    'forge-release-without-tag',
    'The forge shows a release, and the repository that was read has no such tag. Either the tag was deleted, or the copy is older than the snapshot.',
  ],
  [
    'forge-tag-without-release',
    'Most versions have a release on the forge, and these have none, so that who looks there does not find them.',
  ],
  [
    'issue-open-after-merge',
    'A pull request says that it closes an issue. It was merged, and the issue was open when the snapshot was collected.',
  ],
  [
    'merged-before-signed',
    'A pull request brought the commit that was tagged, and records of that release were approved only after it was merged. Where merging means releasing, the approval came too late.',
  ],
]);
