/** What each kind of problem means for the reader of the site, by code. Every code of `release-problems.ts` has its paragraph here. */
export const releaseProblemExplanations: ReadonlyMap<string, string> = new Map([
  ['override-key-unknown', 'A correction names a change that the release does not hold, so it corrects nothing.'],
  [
    'release-folder-unknown',
    'A folder of content belongs to a product or version that no tag or candidate made known. What it says is shown nowhere.',
  ],
  [
    'allowed-signers-malformed',
    'A line of the list of signers could not be read, so its key is not known. Signatures by that key show as made by an unknown one.',
  ],
  [
    'records-history-ignored',
    'The configuration names another repository as the history of the records. Only whoever builds, checks or verifies can name one, since another history could hide a refusal. The history around the folder was read.',
  ],
  ['content-file-unknown', 'A file of a release folder has no meaning there. It was not read.'],
  ['content-file-elsewhere', 'A file of the content folder leads outside it. Content is read from its own folder alone.'],
  [
    'version-tagged-twice',
    'Two tags say the same version and lead to different commits. One of them counts, and the page of the release says which.',
  ],
  ['locked-tag-malformed', 'A line of tags.lock could not be read, so a move of its tag would not be noticed.'],
  ['locked-tag-twice', 'A tag stands twice in tags.lock, as after a careless merge. The first line counts.'],
  ['ticket-pattern-broken', 'A pattern for tickets in the configuration is no regular expression, so these tickets are not linked.'],
  ['notes-twice', 'Two folders of content describe the same version. Only the first is shown.'],
  [
    'override-without-change',
    'A correction names a pull request or commit that no change of the release has, so it corrects nothing. The change may be in another release, or cancelled by a revert.',
  ],
  ['override-ambiguous', 'A correction fits several changes of the release, so it is applied to none.'],
  [
    'tag-moved',
    'A tag is not what it was when it was first seen and written into tags.lock: somebody deleted and made it anew, or moved it.',
  ],
]);
