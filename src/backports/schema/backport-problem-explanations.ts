/** What each kind of problem with backports means for the reader of the site, by code. */
export const backportProblemExplanations: ReadonlyMap<string, string> = new Map([
  ['backport-ledger', 'The ledger of backports cannot be read, so that no decision in it counts.'],
  ['backport-ledger-unknown', 'A decision in the ledger names a change or a line that is not there, so it counts for nothing.'],
  ['backport-ledger-ambiguous', 'A decision in the ledger names an id that more than one commit has, so it counts for nothing.'],
  [
    'backport-ledger-contradiction',
    'Two decisions exclude each other, or a decision says otherwise than git does. What a person corrected counts; what git shows to be there is shown as there.',
  ],
  ['backport-origin-missing', 'Commits name an origin that this repository does not hold, so that the two cannot be compared.'],
  [
    'backport-origin-ambiguous',
    'A message names its origin by so few digits that several commits have them, so the origin was found otherwise or not at all.',
  ],
  ['backport-circle', 'Commits name each other as their origin. The oldest of them counts as the origin.'],
  ['backport-branch-unknown', 'Messages say that a change was brought to a branch which this repository does not have.'],
  ['backport-not-compared', 'Files are missing in this clone, so how faithful some copies are is not known.'],
  ['backport-not-looked-for', 'Copies that no message tells of may have been missed on lines with very many commits.'],
  ['backport-schedule', 'The file with support data cannot be read, so that lines are without it.'],
  [
    'backport-schedule-date',
    'A day in the support data of a line does not exist or comes before the one it must follow, so the line is without support data.',
  ],
  ['backport-missing', 'A change is on an older line and not on a newer one: who upgrades loses it.'],
  ['backport-not-merged-back', 'A change is in a later environment and not in an earlier one, so the next promotion loses it.'],
  [
    'backport-conflict-undeclared',
    'A copy holds conflict markers, or touches a file under another name than its origin does, and its message does not say so.',
  ],
  ['backport-reverted-upstream', 'The origin of a copy was taken back, and the copy was not.'],
  ['backport-fix-up-missing', 'The origin of a copy was repaired by a later change that is not on the line.'],
  ['backport-broke', 'A later change says that it repairs the copy, and it is not on the line.'],
  ['backport-outside-window', 'A change came to a released line though its backport window does not allow it, and nobody overrode that.'],
  ['backport-window-full', 'The backport window of a line took more changes than were agreed.'],
]);
