import type { Place, Problem } from '../../text/schema/problem.ts';

/** A note should say what the release holds. */
export function notesWithoutChange(place: Place, count: number): Problem {
  return {
    code: 'written-note-without-change',
    severity: 'notice',
    place,
    message: `The written notes of \`${place.subject}\` name changes that git does not have in this release.`,
    hint: 'Correct the notes, or see whether something was left out of the release.',
    count,
  };
}

/** A number in a note should be that of the change it tells of. */
export function notesWithWrongNumber(place: Place, count: number): Problem {
  return {
    code: 'written-note-wrong-number',
    severity: 'notice',
    place,
    message: `The written notes of \`${place.subject}\` name a change with the number of another.`,
    hint: 'Correct the number in the notes.',
    count,
  };
}

/** A note should stand with the release that shipped the change. */
export function notesOfOtherRelease(place: Place, count: number): Problem {
  return {
    code: 'written-note-other-release',
    severity: 'notice',
    place,
    message: `The written notes of \`${place.subject}\` name changes that only another release holds.`,
    hint: 'Move the note to the release that shipped the change.',
    count,
  };
}

/** What users notice should be in the notes. */
export function changesWithoutNote(place: Place, count: number): Problem {
  return {
    code: 'change-without-written-note',
    severity: 'notice',
    place,
    message: `The written notes of \`${place.subject}\` leave out changes that users notice.`,
    hint: 'Add a note for each, or mark the change as internal.',
    count,
  };
}

/** Notes are read as far as they are there. */
export function notesUnread(place: Place, count: number): Problem {
  return {
    code: 'written-notes-unread',
    severity: 'notice',
    place,
    message: 'Files with written notes could not be read: they are too large, or missing in this clone.',
    hint: 'Fetch the missing files, or clone the repository in full.',
    count,
  };
}
