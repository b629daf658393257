/** What each kind of problem means for the reader of the site, by code. Every code of `git-problems.ts` has its paragraph here. */
export const gitProblemExplanations: ReadonlyMap<string, string> = new Map([
  [
    'tag-without-commit',
    'A tag of a file, a folder or a key leads to no commit, so there is nothing that it could release. It is left out.',
  ],
  ['tag-of-missing-object', 'The tag is there and what it leads to is not, as in a damaged or partial clone. Its release cannot be shown.'],
  [
    'messages-too-long',
    'A commit message is far longer than people write. Only its beginning was read, so that no message can use up time and memory.',
  ],
  ['tag-too-large', 'A tag object is far larger than a message and a signature. Neither was read, and the tag shows as not signed.'],
  [
    'shallow-repository',
    'A shallow clone ends where it was cut. Releases before the cut, and what the first one after it holds, are not known.',
  ],
  [
    'messages-not-utf8',
    'Some messages are not in the encoding that they declare. They were read as Windows-1252, so single letters may be wrong.',
  ],
  ['broken-dates', 'Some dates exist on no calendar. The other date of the same commit stands in, else 1 January 1970.'],
  ['missing-commits', 'Commits that others name are not in the repository. What they held is missing from the notes of some release.'],
  ['mailmap-missing', 'The list that joins the names of one person could not be read, so one person may be counted as several.'],
  ['paths-unknown', 'Which commits touch the configured paths could not be told, so every commit of the repository counts.'],
]);
