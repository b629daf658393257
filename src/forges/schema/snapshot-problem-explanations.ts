/** What each kind of problem with a pull request snapshot means for the reader of the site, by code. */
export const snapshotProblemExplanations: ReadonlyMap<string, string> = new Map([
  [
    'pulls-unreadable',
    'A file below `content/pulls/` is not what `docket collect` writes: it was cut off, edited by hand, or merged with a conflict. Nothing of it is shown.',
  ],
  [
    'pulls-other-version',
    'A newer or older Docket wrote the snapshot in another form. Nothing of it is shown, so that nothing is read wrongly.',
  ],
  [
    'pulls-of-unknown-repository',
    'Snapshots are named for the repositories of the configuration. This one belongs to none, perhaps because one was renamed.',
  ],
  [
    'pulls-of-other-repository',
    'The snapshot was collected from another address than the one in the configuration. Pull request numbers of another repository would say wrong things, so nothing of it is shown.',
  ],
  [
    'pulls-older-than-tag',
    'A release was tagged after the pull requests were collected. What the forge knows of it is missing from its page, which is not to say that there is nothing.',
  ],
]);
