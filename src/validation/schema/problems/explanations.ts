/** What each kind of problem means for the reader of the site, by code. Every code of the files beside this one has its paragraph here. */
export const validationProblemExplanations: ReadonlyMap<string, string> = new Map([
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
  ['name-shared', 'Two people in the list have one name or alias. Where a record says it, nobody can tell which of them is meant.'],
  ['key-name-malformed', 'The list of people names a key in a form that no key has, so it says nothing about any key.'],
  [
    'signature-does-not-stand',
    'A signature on a record is not one: what was signed changed, or whoever signed was not allowed to, or it was tampered with. It is shown as not signed, with the reason.',
  ],
  [
    'signature-half-taken-away',
    'One of the two files of a signature was there and is not any more, and git never had the other. Somebody signed, or began to, and nobody can say what: it may have been a refusal.',
  ],
  [
    'signature-taken-away',
    'Git remembers a signature that would stand, and its files are not there any more: an approval or a refusal was taken away. The record is not what its signers left.',
  ],
  [
    'signed-record-missing',
    'Git remembers a signature on a record that is not in the content folder: the record was deleted or renamed, or its folder was. What was signed is known by what it says, wherever its files lay.',
  ],
  [
    'signed-record-unplaced',
    'A signed record lies in the folder of a product or release that does not exist, as after a product was renamed or a tag was deleted. It would be shown nowhere.',
  ],
  [
    'refused-run-not-named',
    'The run before this one was refused. A new run does not make a refusal vanish: it names the refused record in `previous` and says in `reason` what was done about it. Until then it is not approved.',
  ],
  [
    'signature-committed-late',
    'A signature came into the history of this branch more than a day after the time that its signer states. Nothing shows that it was made then; both times are on the page. Where a pull request was squashed or rebased, another branch may have held it earlier, which is not kept; a merge commit keeps it.',
  ],
  [
    'signed-record-deleted',
    'Git remembers a record with signatures, and neither is there any more. What people signed was taken away from its readers.',
  ],
  [
    'signature-time-out-of-bounds',
    'The time that a signature claims lies before its record was committed, after git held it, or after now. Such a signature does not count; the claim and the bounds are shown beside it.',
  ],
  ['root-does-not-vouch', 'Root keys are named that vouch for the keys and the people, and too few of them signed the lists as they are.'],
  ['document-unreadable', 'A record or protocol could not be taken apart, so none of its steps are known.'],
  ['step-id-twice', 'Two steps of one document have the same identifier, so a reference to it could mean either. Both are shown.'],
  ['step-result-unknown', 'The result of a step is none of the words that Docket knows, so the step counts as untouched.'],
  ['step-result-twice', 'A step says more than one result, so it counts as untouched.'],
  [
    'overall-result-differs',
    'A record says that the whole of it failed, and no step of it failed. One of the two is wrong, so the record is not shown as approved.',
  ],
  [
    'protocol-without-steps',
    'A protocol has no step that Docket understands, so its records would ask for nothing. It counts as an error, not as an empty checklist.',
  ],
  [
    'step-answer-unclear',
    'A step is answered with yes or no, and its words do not tell which of the two is good, so it counts as not executed.',
  ],
  ['table-row-too-long', 'A row of a table has more cells than the table has columns, so what the last cells mean is not known.'],
  ['component-malformed', 'A component of a record could not be read as data. It was left out.'],
  ['component-attribute-unknown', 'A component has an attribute that Docket does not know. It was left out.'],
  [
    'deviation-word-unknown',
    'Severity or status of a deviation is none of the words that Docket knows. The deviation counts as open, its severity as not said.',
  ],
  ['evidence-empty', 'A file of evidence holds nothing, so it proves nothing.'],
  [
    'evidence-kind-differs',
    'The ending of a file of evidence promises another content than it has. It is offered as a download and not shown.',
  ],
  [
    'evidence-unsafe',
    'A file of evidence holds something that could run or load something from elsewhere, or that nobody can read. It is offered as a download and never shown.',
  ],
  [
    'text-not-nfc',
    'A letter is written in a form that looks like another one, as `e` with an accent behind it or the sign for kelvin. Programs differ in what they read there, so the file is refused until it is repaired.',
  ],
  [
    'carriage-return-alone',
    'A line of the file ends for some programs and not for others, so that it could be read in two ways. The file is refused until it is repaired.',
  ],
  ['marks-piled-up', 'A letter bears more accents than any script has. The file is refused until they are taken out.'],
  [
    'imitates-signature',
    'The free text of a record looks like what a signature or a stamp looks like. Who signed is told by statements alone, so readers could be misled.',
  ],
  ['evidence-missing', 'A step names evidence that is not in the folder of its record.'],
  ['evidence-outside', 'A step names evidence outside the folder of its record. Nothing outside is looked at.'],
  [
    'evidence-not-file',
    'A step names an address or words where its evidence should be. Only a file that lies with the record has a digest, which signatures cover.',
  ],
  [
    'pass-with-failed-tests',
    'A step passed, and the test report that it names counts failures. One of the two is wrong, or a deviation is missing.',
  ],
  ['evidence-shared', 'One file is evidence of several steps. It may have been taken for another one.'],
  ['evidence-unnamed', 'A file lies with the evidence of a release and no record names it, so nobody knows what it proves.'],
  [
    'signature-incomplete',
    'A signature is a statement and the signature over it, in two files. One of them is not there, so that nothing is signed.',
  ],
  ['signatures-without-record', 'Signatures lie there whose record does not. It was deleted or renamed after it was signed.'],
  ['people-shape', 'The list of people is not of the expected form. Until it is right nobody may sign, and no signature stands.'],
  [
    'protocol-unknown',
    'A record names a protocol that is not in the content folder, so nobody can tell what it should have executed or who signs it.',
  ],
  ['protocol-version-unknown', 'A record names a version of its protocol that is neither there nor in history.'],
  [
    'protocol-digest-differs',
    'A record pins a text of its protocol that is neither there nor in history. Nothing can be signed until it is found.',
  ],
  [
    'protocol-version-differs',
    'The version and the digest of the protocol in a record do not belong together. Nothing can be signed until they do.',
  ],
  [
    'protocol-changed-in-place',
    'The text of a protocol was changed after it was executed, and its version was not. The record still belongs to the text that git remembers.',
  ],
  ['protocol-not-effective', 'A record executes a protocol that is still a draft.'],
  ['protocol-review-overdue', 'A protocol should have been looked at again by now.'],
  ['protocol-twice', 'Two files hold a protocol of the same id. The first counts.'],
  ['protocol-name-differs', 'A protocol is called otherwise than its file, so its older versions are not found.'],
  ['record-field-missing', 'A record does not say something that a reader needs: what it executes, on which candidate, where or by whom.'],
  [
    'record-place-differs',
    'A record says that it belongs to another product or release than the folder that it lies in. The folder counts.',
  ],
  ['record-address-twice', 'Two records would have the same address. One of them has a number behind it.'],
  ['candidate-tag-unknown', 'A record names a tag that no repository of its product has, so nobody can tell what was tested.'],
  ['candidate-tag-differs', 'A record names a tag that nobody has, and a commit that has another one. One of the two is a slip.'],
  [
    'candidate-not-tagged',
    'A record names a tag that nobody has, and a commit without a tag. The commit says what was tested; the tag is planned, or a slip.',
  ],
  ['candidate-commit-unknown', 'A record names a commit that no repository of its product has, so nobody can tell what was tested.'],
  [
    'candidate-commit-differs',
    'The tag that a record names is at another commit than the record says: it was moved, or one of the two is a slip.',
  ],
  [
    'released-otherwise',
    'A release is tagged at another commit than the one that was tested, and its files are other ones or may be. What was approved is not what came out.',
  ],
  [
    'signed-tag-moved',
    'The tag of a candidate is not where it was when people signed for it: it was moved. What it is at now was not tested.',
  ],
  ['candidate-repository-unknown', 'A record names a repository that its product does not have.'],
  ['run-twice', 'Two records are the same run of a protocol for a release, so nobody can tell which one counts.'],
  ['previous-unknown', 'A record continues one that is not there, or is no earlier run of the same protocol.'],
  ['placeholder-left', 'Something in a record still stands for what was to be filled in.'],
  ['date-impossible', 'A date in a record is on no calendar.'],
  ['date-unclear', 'A date in a record can be read in more than one way, or not at all.'],
  ['date-in-future', 'Something is recorded for a day that had not come.'],
  ['date-before-candidate', 'Something is recorded for a day before the candidate was made, so it cannot be what was tested.'],
  ['pass-with-open-deviation', 'A step passed while a deviation of it is open. Both cannot be.'],
  ['fail-without-deviation', 'A step failed or is blocked, and no deviation says why and what was decided.'],
  ['deviation-without-disposition', 'A deviation is closed or accepted, and nothing says what was decided about it and why.'],
  ['deviation-without-step', 'A deviation belongs to no step of its record.'],
  ['deviation-twice', 'Two deviations of a record have the same id, so nobody can tell which one is meant.'],
  ['reason-missing', 'A step was left out without a reason.'],
  ['expected-copied', 'What was seen is word for word what was expected, as happens when it is copied without looking.'],
  ['step-open-at-close', 'A record is closed and not all of its steps have a result.'],
  ['link-to-nothing', 'A link in a record leads to a file that is not there.'],
  ['tester-unknown', 'Somebody who executed a step is not in the list of people, so independence cannot be told for sure.'],
  [
    'executor-unknown',
    'Somebody who executed a step is nobody in the list of people, and the protocol asks for another person to approve. Nothing shows that it was another one.',
  ],
  ['nothing-executed', 'Every step of a record was left out, so that it proves nothing, whoever signs it.'],
  ['second-person-missing', 'Nobody but who executed it looked at a critical step (Annex 11 §6).'],
  ['second-person-same', 'The second person of a critical step is who executed it (Annex 11 §6).'],
  ['steps-differ', 'A record does not hold the steps of its protocol as they are. Its page says what differs, step by step.'],
  ['dependency-unknown', 'A step depends on one that the record does not have.'],
  ['decision-too-early', 'A request was decided before its cooling-off period was over.'],
  [
    'records-history-elsewhere',
    'A folder of the content is a link, or a repository of its own such as a submodule. Its history was not read, so nobody can say that no signature was deleted there.',
  ],
  [
    'record-deleted',
    'Git remembers a record that is not there any more. A record that counts for nothing is made void, so that it can still be read.',
  ],
]);
