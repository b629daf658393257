import { plainText } from './plain-text.ts';
import type { Place, Problem } from './problem.ts';

/** A file without content proves nothing. */
export function evidenceEmpty(place: Place): Problem {
  return {
    code: 'evidence-empty',
    severity: 'error',
    place,
    message: 'Unexpected empty file, expected evidence.',
    hint: 'Put the right file there, or remove it.',
  };
}

/** The ending of a file says what is in it. */
export function evidenceKindDiffers(place: Place, expected: string): Problem {
  return {
    code: 'evidence-kind-differs',
    severity: 'warning',
    place,
    message: `Unexpected content, expected that of the kind \`${expected}\` as the ending of the name says.`,
    hint: 'Rename the file, or export it again.',
  };
}

/** Evidence is shown to readers, so nothing in it may run or load something from elsewhere. */
export function evidenceUnsafe(place: Place, danger: string): Problem {
  return {
    code: 'evidence-unsafe',
    severity: 'error',
    place,
    message: `Unexpected ${danger} in the file, expected a picture or a report that stands for itself: it is offered as a download and never shown.`,
    hint: 'Export it as PNG, or take that out.',
  };
}

/** Evidence that a step names is there. */
export function evidenceMissing(place: Place, named: string): Problem {
  return {
    code: 'evidence-missing',
    severity: 'error',
    place,
    message: `Unexpected evidence \`${clip(named)}\`, expected a file below \`evidence/\` in the folder of the record: there is none of that name.`,
    hint: 'Add the file, or correct the name.',
  };
}

/** Evidence lies in the folder of its record. */
export function evidenceOutside(place: Place, named: string): Problem {
  return {
    code: 'evidence-outside',
    severity: 'error',
    place,
    message: `Unexpected path \`${clip(named)}\` of evidence, expected one below \`evidence/\` in the folder of the record: it was not followed.`,
    hint: 'Copy the file to `evidence/` and name it from there.',
  };
}

/** One file seldom proves two different things. */
export function evidenceShared(place: Place, { file, steps }: { readonly file: string; readonly steps: readonly string[] }): Problem {
  return {
    code: 'evidence-shared',
    severity: 'warning',
    place,
    message: `Unexpected file \`${clip(file)}\` as evidence of the steps ${list(steps)} with the same content, expected one of its own for each.`,
    hint: 'Check that no file was taken for another; say in the record when one shows all.',
  };
}

/** Evidence that no step names proves nothing. */
export function evidenceUnnamed(place: Place): Problem {
  return {
    code: 'evidence-unnamed',
    severity: 'notice',
    place,
    message: 'Unexpected evidence that no record names, expected a step that does.',
    hint: 'Name it in the step that it belongs to, or remove it.',
  };
}

/** A signature is two files: the statement, and the signature over it. */
export function signatureIncomplete(place: Place, missing: string): Problem {
  return {
    code: 'signature-incomplete',
    severity: 'error',
    place,
    message: `Unexpected half of a signature, expected \`${clip(missing)}\` beside it.`,
    hint: 'Restore the other file from history; both are written by `docket sign`.',
  };
}

/** Signatures belong to a record. */
export function signaturesWithoutRecord(place: Place, record: string): Problem {
  return {
    code: 'signatures-without-record',
    severity: 'error',
    place,
    message: `Unexpected signatures without their record, expected \`${clip(record)}\`.`,
    hint: 'Restore the record from history: what was signed is not deleted but made void.',
  };
}

/** Who may sign is never guessed: while the list is wrong, nobody may. */
export function peopleShape(place: Place, complaint: string): Problem {
  return {
    code: 'people-shape',
    severity: 'error',
    place,
    message: `${complaint.replace(/ front matter/g, ' setting')} Until it is right, nobody may sign.`,
    hint: 'Correct `content/people.yaml`.',
  };
}

/** A record executes a protocol of the content folder. */
export function protocolUnknown(place: Place, { id, known }: { readonly id: string; readonly known: readonly string[] }): Problem {
  return {
    code: 'protocol-unknown',
    severity: 'error',
    place,
    message: `Unexpected protocol \`${clip(id)}\`, expected ${known.length === 0 ? 'one in `content/protocols/`, where there is none' : `one of ${list(known)}`}.`,
    hint: 'Correct the id, or add the protocol.',
  };
}

/** A record executes a version of its protocol that is there or in history. */
export function protocolVersionUnknown(
  place: Place,
  { id, version, current }: { readonly id: string; readonly version: string; readonly current: string },
): Problem {
  return {
    code: 'protocol-version-unknown',
    severity: 'error',
    place,
    message: `Unexpected version \`${clip(version)}\` of the protocol \`${clip(id)}\`, expected \`${clip(current)}\` or one that git remembers.`,
    hint: 'Correct the version, or run `docket upgrade record`.',
  };
}

/** The digest in a record says by which text of the protocol it was executed. */
export function protocolDigestDiffers(
  place: Place,
  { id, digest, expected }: { readonly id: string; readonly digest: string; readonly expected: string },
): Problem {
  return {
    code: 'protocol-digest-differs',
    severity: 'error',
    place,
    message: `Unexpected digest \`${clip(digest)}\` of the protocol \`${clip(id)}\`, expected \`${expected}\` or that of a version that git remembers.`,
    hint: 'Correct the digest, run `docket upgrade record`, or fetch the whole history.',
  };
}

/** Version and digest of the protocol in a record name the same text. */
export function protocolVersionDiffers(
  place: Place,
  { version, expected }: { readonly version: string; readonly expected: string },
): Problem {
  return {
    code: 'protocol-version-differs',
    severity: 'error',
    place,
    message: `Unexpected protocol version \`${clip(version)}\`, expected \`${clip(expected)}\`, to which the digest belongs.`,
    hint: 'Correct the version or the digest.',
  };
}

/** A protocol that changes gets another version, so that readers can tell the texts apart. */
export function protocolChangedInPlace(place: Place, { id, version }: { readonly id: string; readonly version: string }): Problem {
  return {
    code: 'protocol-changed-in-place',
    severity: 'warning',
    place,
    message: `Unexpected other text of \`${clip(id)}\` ${clip(version)} than the record was executed by, expected a new version for a new text.`,
    hint: 'Give the protocol that is in the content folder another version.',
  };
}

/** Records are executed by protocols in force. */
export function protocolNotEffective(place: Place, { id, status }: { readonly id: string; readonly status: string }): Problem {
  return {
    code: 'protocol-not-effective',
    severity: 'warning',
    place,
    message: `Unexpected protocol \`${clip(id)}\` that is ${status}, expected one that is effective.`,
    hint: 'Approve the protocol first, or use another.',
  };
}

/** A protocol is looked at again by its date (Annex 11 §11). */
export function protocolReviewOverdue(place: Place, { due, asOf }: { readonly due: string; readonly asOf: string }): Problem {
  return {
    code: 'protocol-review-overdue',
    severity: 'warning',
    place,
    message: `Unexpected review date \`${due}\`, expected one after ${asOf.slice(0, 10)}, which counts as today.`,
    hint: 'Review the protocol and write the next date.',
  };
}

/** Each protocol stands in one file. */
export function protocolTwice(place: Place, { id, before }: { readonly id: string; readonly before: string }): Problem {
  return {
    code: 'protocol-twice',
    severity: 'error',
    place,
    message: `Unexpected second protocol \`${clip(id)}\`, expected each once; \`${before}\` is it already.`,
    hint: 'Give one of them another id.',
  };
}

/** The file of a protocol is called by its id, so that its history is found. */
export function protocolNameDiffers(place: Place, id: string): Problem {
  return {
    code: 'protocol-name-differs',
    severity: 'error',
    place,
    message: `Unexpected id \`${clip(id)}\` in a file of another name, expected the file \`content/protocols/${clip(id)}.mdx\`.`,
    hint: 'Rename the file, or correct the id.',
  };
}

/** A record says what it executes, on what, where and by whom. */
export function recordFieldMissing(place: Place, field: string): Problem {
  return {
    code: 'record-field-missing',
    severity: 'warning',
    place,
    message: `Unexpected absence of \`${field}\`, expected every record to say it.`,
    hint: 'Add it to the front matter; `docket new record` writes it.',
  };
}

/** The folder of a record tells its product and release; the front matter only confirms it. */
export function recordPlaceDiffers(
  place: Place,
  { field, written, expected }: { readonly field: string; readonly written: string; readonly expected: string },
): Problem {
  return {
    code: 'record-place-differs',
    severity: 'error',
    place,
    message: `Unexpected ${field} \`${clip(written)}\`, expected \`${clip(expected)}\` as the folder says.`,
    hint: 'Correct it, or move the record.',
  };
}

/** Each record has a page of its own. */
export function recordAddressTwice(place: Place, before: string): Problem {
  return {
    code: 'record-address-twice',
    severity: 'error',
    place,
    message: `Unexpected record with the same address as \`${clip(before)}\`, expected one of its own: it has a number behind it.`,
    hint: 'Rename one of the two.',
  };
}

/** A record is one of a candidate that exists. */
export function candidateTagUnknown(place: Place, { tag, known }: { readonly tag: string; readonly known: readonly string[] }): Problem {
  return {
    code: 'candidate-tag-unknown',
    severity: 'error',
    place,
    message: `Unexpected tag \`${clip(tag)}\` of the candidate, expected a tag of the product${known.length === 0 ? ', which has none' : ` such as ${list(known)}`}.`,
    hint: 'Correct the tag, or fetch the tags of the repository.',
  };
}

/** A record is one of a commit that exists. */
export function candidateCommitUnknown(place: Place, commit: string): Problem {
  return {
    code: 'candidate-commit-unknown',
    severity: 'error',
    place,
    message: `Unexpected commit \`${clip(commit)}\` of the candidate, expected one of the product.`,
    hint: 'Copy the commit of the tag: `git rev-parse <tag>^{commit}`.',
  };
}

/** Tag and commit of a candidate are the same. */
export function candidateCommitDiffers(
  place: Place,
  { tag, commit, expected }: { readonly tag: string; readonly commit: string; readonly expected: string },
): Problem {
  return {
    code: 'candidate-commit-differs',
    severity: 'error',
    place,
    message: `Unexpected commit \`${clip(commit)}\` of the candidate, expected \`${expected}\`, where the tag \`${clip(tag)}\` is.`,
    hint: 'Correct the commit; if the tag was moved, test again.',
  };
}

/** A candidate is one of a repository of the product. */
export function candidateRepositoryUnknown(
  place: Place,
  { repository, known }: { readonly repository: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'candidate-repository-unknown',
    severity: 'error',
    place,
    message: `Unexpected repository \`${clip(repository)}\` of the candidate, expected one of ${list(known)}.`,
    hint: 'Write the id of the repository as in the configuration.',
  };
}

/** Each run of a protocol for a release has a number of its own. */
export function runTwice(place: Place, { run, before }: { readonly run: number; readonly before: string }): Problem {
  return {
    code: 'run-twice',
    severity: 'error',
    place,
    message: `Unexpected second run ${run}, expected each number once; \`${clip(before)}\` is it already.`,
    hint: 'Give the later one the next number.',
  };
}

/** A run continues an earlier run of the same protocol for the same release. */
export function previousUnknown(place: Place, previous: string): Problem {
  return {
    code: 'previous-unknown',
    severity: 'error',
    place,
    message: `Unexpected previous record \`${clip(previous)}\`, expected an earlier run of the same protocol in the same folder.`,
    hint: 'Write the name of its file.',
  };
}

/** What stands for something is replaced by it. */
export function placeholderLeft(place: Place, placeholder: string): Problem {
  return {
    code: 'placeholder-left',
    severity: 'warning',
    place,
    message: `Unexpected placeholder \`${clip(placeholder)}\`, expected what it stands for.`,
    hint: 'Fill it in, or put it in backticks if it is meant as it is.',
  };
}

/** A date is one of the calendar. */
export function dateImpossible(place: Place, date: string): Problem {
  return {
    code: 'date-impossible',
    severity: 'error',
    place,
    message: `Unexpected date \`${clip(date)}\`, expected a day of the calendar.`,
    hint: 'Correct the date.',
  };
}

/** Everybody reads a date in the same way (ISO 8601). */
export function dateUnclear(place: Place, date: string): Problem {
  return {
    code: 'date-unclear',
    severity: 'warning',
    place,
    message: `Unexpected date \`${clip(date)}\`, expected one like \`2026-03-12\`, which can be read in one way only.`,
    hint: 'Write year, month and day in this order.',
  };
}

/** Nothing is recorded before it happens. */
export function dateInFuture(place: Place, { date, asOf }: { readonly date: string; readonly asOf: string }): Problem {
  return {
    code: 'date-in-future',
    severity: 'error',
    place,
    message: `Unexpected date \`${clip(date)}\`, expected none after ${asOf.slice(0, 10)}, which counts as today.`,
    hint: 'Correct the date.',
  };
}

/** A candidate is tested after it was made. */
export function dateBeforeCandidate(
  place: Place,
  { date, tag, tagged }: { readonly date: string; readonly tag: string; readonly tagged: string },
): Problem {
  return {
    code: 'date-before-candidate',
    severity: 'error',
    place,
    message: `Unexpected date \`${clip(date)}\`, expected none before ${tagged.slice(0, 10)}, the day of the candidate \`${clip(tag)}\`.`,
    hint: 'Correct the date, or name the candidate that was tested.',
  };
}

/** A step whose deviation is open has not passed yet. */
export function passWithOpenDeviation(place: Place, { step, deviation }: { readonly step: string; readonly deviation: string }): Problem {
  return {
    code: 'pass-with-open-deviation',
    severity: 'error',
    place,
    message: `Unexpected pass of step \`${clip(step)}\` while its deviation \`${clip(deviation)}\` is open, expected the deviation to be closed or accepted.`,
    hint: 'Decide on the deviation, or correct the result.',
  };
}

/** What failed is explained and decided on in a deviation. */
export function failWithoutDeviation(place: Place, { step, result }: { readonly step: string; readonly result: string }): Problem {
  return {
    code: 'fail-without-deviation',
    severity: 'error',
    place,
    message: `Unexpected result ${result} of step \`${clip(step)}\` without a deviation, expected one that names the step.`,
    hint: 'Below a heading `Deviations`, write a table with the columns ID, Step, Severity, Status, Disposition, Owner and Description.',
  };
}

/** Whoever decides about a deviation says what and why. */
export function deviationWithoutDisposition(
  place: Place,
  { deviation, status }: { readonly deviation: string; readonly status: string },
): Problem {
  return {
    code: 'deviation-without-disposition',
    severity: 'warning',
    place,
    message: `Unexpected deviation \`${clip(deviation)}\` that is ${status} without a disposition, expected what was decided and why.`,
    hint: 'Write it as the disposition of the deviation, or leave the deviation open.',
  };
}

/** A deviation is made from a step. */
export function deviationWithoutStep(
  place: Place,
  { deviation, step }: { readonly deviation: string; readonly step: string | null },
): Problem {
  return {
    code: 'deviation-without-step',
    severity: 'warning',
    place,
    message: `Unexpected deviation \`${clip(deviation)}\` of ${step === null ? 'no step' : `the step \`${clip(step)}\``}, expected a step of the record.`,
    hint: 'Name the step as it is written in the record.',
  };
}

/** Each deviation has an id of its own. */
export function deviationTwice(place: Place, deviation: string): Problem {
  return {
    code: 'deviation-twice',
    severity: 'error',
    place,
    message: `Unexpected second deviation \`${clip(deviation)}\`, expected each id once.`,
    hint: 'Give it the next number.',
  };
}

/** What was not done says why. */
export function reasonMissing(place: Place, { step, result }: { readonly step: string; readonly result: string }): Problem {
  return {
    code: 'reason-missing',
    severity: 'error',
    place,
    message: `Unexpected result ${result} of step \`${clip(step)}\` without a reason, expected one.`,
    hint: 'Write it behind the result: `n/a: the module is not installed`.',
  };
}

/** What happened is told in words of its own. */
export function expectedCopied(place: Place, step: string): Problem {
  return {
    code: 'expected-copied',
    severity: 'warning',
    place,
    message: `Unexpected actual result of step \`${clip(step)}\`, expected what was seen: it is the expected result word for word.`,
    hint: 'Write what was seen, with its values.',
  };
}

/** A record is closed when all its steps have their result. */
export function stepOpenAtClose(place: Place, step: string): Problem {
  return {
    code: 'step-open-at-close',
    severity: 'error',
    place,
    message: `Unexpected step \`${clip(step)}\` without a result in a closed record, expected pass, fail, blocked, skipped or n/a.`,
    hint: 'Fill in the result, or write n/a with a reason.',
  };
}

/** A link to a file leads to one. */
export function linkToNothing(place: Place, url: string): Problem {
  return {
    code: 'link-to-nothing',
    severity: 'warning',
    place,
    message: `Unexpected link to \`${clip(url)}\`, expected a file below the folder of the record: there is none.`,
    hint: 'Correct the link, or add the file.',
  };
}

/** Who executes is known by name. */
export function testerUnknown(place: Place, name: string): Problem {
  return {
    code: 'tester-unknown',
    severity: 'notice',
    place,
    message: `Unexpected name \`${clip(name)}\`, expected somebody in \`content/people.yaml\`.`,
    hint: 'Correct the name, or add it as an alias.',
  };
}

/** A second person checks a critical step (Annex 11 §6). */
export function secondPersonMissing(place: Place, step: string): Problem {
  return {
    code: 'second-person-missing',
    severity: 'error',
    place,
    message: `Unexpected critical step \`${clip(step)}\` without a second person, expected who checked it.`,
    hint: 'Write the name in a column `Checked by`.',
  };
}

/** The second person of a critical step is another one (Annex 11 §6). */
export function secondPersonSame(place: Place, { step, name }: { readonly step: string; readonly name: string }): Problem {
  return {
    code: 'second-person-same',
    severity: 'error',
    place,
    message: `Unexpected second person \`${clip(name)}\` of step \`${clip(step)}\`, expected another than who executed it.`,
    hint: 'Let somebody else check it.',
  };
}

/** A record executes the steps of its protocol as they are. */
export function stepsDiffer(
  place: Place,
  { id, version, steps }: { readonly id: string; readonly version: string; readonly steps: readonly string[] },
): Problem {
  return {
    code: 'steps-differ',
    severity: 'warning',
    place,
    message: `Unexpected steps, expected those of ${clip(id)} ${clip(version)}: ${list(steps)} ${steps.length === 1 ? 'is' : 'are'} not as there.`,
    hint: 'Restore them, or explain each in a deviation.',
  };
}

/** A step depends on steps of the same record. */
export function dependencyUnknown(place: Place, { step, dependency }: { readonly step: string; readonly dependency: string }): Problem {
  return {
    code: 'dependency-unknown',
    severity: 'warning',
    place,
    message: `Unexpected dependency \`${clip(dependency)}\` of step \`${clip(step)}\`, expected a step of the record.`,
    hint: 'Name the step as it is written.',
  };
}

/** A decision waits for the end of the cooling-off period. */
export function decisionTooEarly(place: Place, { decision, until }: { readonly decision: string; readonly until: string }): Problem {
  return {
    code: 'decision-too-early',
    severity: 'error',
    place,
    message: `Unexpected decision \`${decision}\` before the cooling-off period ends on ${until.slice(0, 10)}, expected \`pending\` until then.`,
    hint: 'Wait, or withdraw the request.',
  };
}

/** A record is not deleted but made void, so that it still says what happened. */
export function recordDeleted(place: Place, record: string): Problem {
  return {
    code: 'record-deleted',
    severity: 'warning',
    place,
    message: `Unexpected deletion of the record \`${clip(record)}\`, which git remembers, expected it to be there.`,
    hint: 'Restore it from history and set `status: void`.',
  };
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `\`${clip(name)}\``);
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ');
}

/** What a message shows of a value that somebody wrote. */
function clip(value: string): string {
  return plainText(value, 80).replace(/`/g, "'");
}
