/** What each kind of problem with written notes means for the reader of the site, by code. */
export const noteProblemExplanations: ReadonlyMap<string, string> = new Map([
  [
    'written-note-without-change',
    'A note in the changelog of the project tells of something that no change of this release does, by number, commit or words. The page of written notes lists each.',
  ],
  ['written-note-wrong-number', 'A note has the words of one change and the number of another pull request. One of them is wrong.'],
  [
    'written-note-other-release',
    'A note names a number that another release shipped. It stands in the wrong section, or its release was planned otherwise.',
  ],
  [
    'change-without-written-note',
    'The release holds changes that users notice and that its written notes do not name. Internal work, documentation, dependencies and what bots did do not count.',
  ],
  [
    'written-notes-unread',
    'Some files with written notes are too large or missing in this clone, so they were left out of the comparison.',
  ],
]);
