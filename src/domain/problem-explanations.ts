/** What each kind of problem means for the reader of the site, by code. Every code of `problems.ts` has its paragraph here. */
export const problemExplanations: ReadonlyMap<string, string> = new Map([
  [
    'tag-without-commit',
    'A tag of a file, a folder or a key leads to no commit, so there is nothing that it could release. It is left out.',
  ],
  ['tag-of-missing-object', 'The tag is there and what it leads to is not, as in a damaged or partial clone. Its release cannot be shown.'],
  ['front-matter-syntax', 'The facts at the top of a release file are not valid YAML, so none of them could be read.'],
  [
    'front-matter-shape',
    'The facts at the top of a release file hold a setting that is not known or not of the expected form. That setting is ignored.',
  ],
  ['raw-html-dropped', 'Pages hold no HTML of an author, so that nothing in them can run. The HTML was left out and the text kept.'],
  ['code-in-content', 'Content is data: imports, exports and expressions in it are shown as text and never run.'],
  ['link-not-allowed', 'Links lead to web pages, mail addresses and places inside the site. The text was kept and the link left out.'],
  ['override-key-unknown', 'A correction names a change that the release does not hold, so it corrects nothing.'],
  [
    'release-folder-unknown',
    'A folder of content belongs to a product or version that no tag or candidate made known. What it says is shown nowhere.',
  ],
  [
    'allowed-signers-malformed',
    'A line of the list of signers could not be read, so its key is not known. Signatures by that key show as made by an unknown one.',
  ],
  ['content-file-unknown', 'A file of a release folder has no meaning there. It was not read.'],
  ['content-file-elsewhere', 'A file of the content folder leads outside it. Content is read from its own folder alone.'],
  [
    'shallow-repository',
    'A shallow clone ends where it was cut. Releases before the cut, and what the first one after it holds, are not known.',
  ],
  [
    'messages-not-utf8',
    'Some messages are not in the encoding that they declare. They were read as Windows-1252, so single letters may be wrong.',
  ],
  ['broken-dates', 'Some dates exist on no calendar. The other date of the same commit stands in, else 1 January 1970.'],
  [
    'version-tagged-twice',
    'Two tags say the same version and lead to different commits. One of them counts, and the page of the release says which.',
  ],
  ['locked-tag-malformed', 'A line of tags.lock could not be read, so a move of its tag would not be noticed.'],
  ['locked-tag-twice', 'A tag stands twice in tags.lock, as after a careless merge. The first line counts.'],
  ['missing-commits', 'Commits that others name are not in the repository. What they held is missing from the notes of some release.'],
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
  ['mailmap-missing', 'The list that joins the names of one person could not be read, so one person may be counted as several.'],
  ['paths-unknown', 'Which commits touch the configured paths could not be told, so every commit of the repository counts.'],
  [
    'correction-without-reason',
    'Something that was recorded already was changed, and the message of the commit has nothing below its subject that says why. A later commit that touches the record may give the reason, on a line `Reason for` and the id of the commit.',
  ],
  [
    'late-entry',
    'A step was written down more than a day after the day on which it says that it was done, so it rests on memory or on notes. The date of the commit is taken as the author wrote it, and a day has every time zone that it may have had.',
  ],
  ['step-dated-after-commit', 'A step says that it was done on a day that had not begun anywhere when it was written down.'],
  [
    'records-without-history',
    'The content folder is in no git repository that can be read, so nobody can tell who wrote what in a record, and when. Its trail is empty.',
  ],
  [
    'records-history-shallow',
    'A shallow clone ends where it was cut. Who did what in a record before that is not known, and the trail says so where it begins.',
  ],
  [
    'records-history-missing',
    'Older texts of records are not in the repository, as in a partial clone. What changed in them is not known.',
  ],
  [
    'signing-key-not-usable',
    'A key is listed for sign-off in a way that would let more than one person, one purpose or one clock decide, so no signature of it counts.',
  ],
  [
    'signing-key-without-person',
    'A key may sign off for somebody whom the list of people does not name, so none of its signatures counts.',
  ],
  ['person-twice', 'The list of people names somebody twice. Only the first entry counts.'],
  ['key-name-malformed', 'The list of people names a key in a form that no key has, so it says nothing about any key.'],
  [
    'signature-does-not-stand',
    'A signature on a record is not one: what was signed changed, or whoever signed was not allowed to, or it was tampered with. It is shown as not signed, with the reason.',
  ],
  [
    'signature-time-out-of-bounds',
    'The time that a signature claims lies before its record was committed, or after git held it. The claim and the bounds are shown beside it.',
  ],
  ['root-does-not-vouch', 'Root keys are named that vouch for the keys and the people, and too few of them signed the lists as they are.'],
  ['document-too-large', 'A record or protocol is longer than Docket reads. Nothing of it is shown.'],
  ['document-too-deep', 'A line stands in more lists and quotes than a page can show. It was left out.'],
  ['document-too-dense', 'A paragraph holds so many marks of Markdown that reading it would take too long. Its rest was left out.'],
  ['document-unreadable', 'A record or protocol could not be taken apart, so none of its steps are known.'],
  ['step-id-twice', 'Two steps of one document have the same identifier, so a reference to it could mean either. Both are shown.'],
  ['step-result-unknown', 'The result of a step is none of the words that Docket knows, so the step counts as untouched.'],
  ['step-result-twice', 'A step says more than one result, so it counts as untouched.'],
  ['table-row-too-long', 'A row of a table has more cells than the table has columns, so what the last cells mean is not known.'],
  ['component-malformed', 'A component of a record could not be read as data. It was left out.'],
  ['component-attribute-unknown', 'A component has an attribute that Docket does not know. It was left out.'],
  [
    'deviation-word-unknown',
    'Severity or status of a deviation is none of the words that Docket knows. The deviation counts as open, its severity as not said.',
  ],
  [
    'invisible-characters',
    'A text holds characters that cannot be seen or that turn its direction, so it could read as another than it is. They were left out.',
  ],
]);
