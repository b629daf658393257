/** What each kind of problem of environments means for the reader of the site, by code. */
export const environmentProblemExplanations: ReadonlyMap<string, string> = new Map([
  ['environment-file-wrong', 'A process or an event is not written as it has to be, so nothing of it is used.'],
  ['environment-file-unreadable', 'A file of processes, policies or events is binary, too large, or no plain file. It was not read.'],
  [
    'process-unknown',
    'A product names a process that is neither in the content folder nor shipped with Docket, so its environments are not known.',
  ],
  ['process-unused', 'A file of a process is there, and no product names it, so that nothing is judged by it: it may have been renamed.'],
  ['process-environment-unknown', 'A process names an environment that it does not have. The process is not used until that is corrected.'],
  ['process-environment-twice', 'Two environments of a process have the same id. The process is not used until that is corrected.'],
  [
    'process-circular',
    'Environments of a process come after each other in a circle, so that no version could ever enter one. The process is not used.',
  ],
  [
    'process-production-unclear',
    'Several environments of a process could be what people call production. The process is not used until it says which is.',
  ],
  [
    'process-not-dated',
    'A process is judged from the day it is in force. Without that day nothing is judged, so that events from before its time do not become violations.',
  ],
  ['policy-environment-unknown', 'A policy is named for an environment that the product’s process does not have, so no page shows it.'],
  [
    'policy-changed-in-force',
    'The text of a policy changed while it was in force, and its version did not. The page shows the newest text of each version; git has the others.',
  ],
  [
    'environment-product-unknown',
    'Policies or events stand in a folder of a product that the configuration does not have. They are shown nowhere.',
  ],
  ['document-unknown', 'A document that a product names is in none of its releases.'],
  [
    'document-elsewhere',
    'The path of a document leads out of the repository. Documents are read from the commits of the repository alone.',
  ],
  ['versioned-document-unreadable', 'A document is binary or too large in some of its versions. Those are not shown.'],
  ['event-not-dated', 'An event does not say when it happened, so it could not be put in order. It is not used.'],
  [
    'forge-environment-unknown',
    'Deployments that were collected from a forge are to an environment by a name that the process of the product does not have, so they are left out of what ran where.',
  ],
  [
    'record-environment-unknown',
    'A record says that it was executed in an environment that the process of its product does not have, so nobody can tell what its results say of the way to production.',
  ],
  ['event-environment-unknown', 'An event names an environment that the process of the product does not have. It is not used.'],
  ['event-version-unknown', 'An event names a version that neither a tag nor a candidate made known. It is not used.'],
  [
    'event-before-tag',
    'An event is older than the tag of its version. Either the time is wrong, or the version; or the commit was deployed first and tagged later. It is used as it is written.',
  ],
  ['event-in-future', 'An event is of a time that has not come. It is used as it is written.'],
  [
    'events-contradict',
    'Two events say that one place got two versions at the same moment. The one whose name comes last counts until a correction says otherwise.',
  ],
  [
    'event-not-on-branch',
    'An event says that a version was deployed, and the branch that stands for the environment does not contain its tag. Either something else runs there, or the branch is not what is deployed. The event counts as it is written.',
  ],
  [
    'event-tag-unknown',
    'A component of an event names a tag that its repository does not have. The event is not used, since nobody can tell what ran.',
  ],
  ['event-bounds-crossed', 'An event happened after one moment and before an earlier one, which cannot be. It is not used.'],
  ['event-instance-unknown', 'An event names an instance that the process does not list. It is used as it is written.'],
  ['event-section-unknown', 'An event names a section that the process does not list. It is used as it is written.'],
  ['event-corrects-nothing', 'A correction names an event that is not there, so it corrects nothing. It counts as an event of its own.'],
  ['event-name-twice', 'Two events of a product have the same name. Only the first is used, since a correction could mean either.'],
  [
    'event-edited',
    'An event was changed after it was committed. What happened stays as it was written; a correction is a new event that names the old one.',
  ],
  [
    'event-deleted',
    'An event was deleted after it was committed. What happened stays written; a correction is a new event that names the old one.',
  ],
  [
    'event-person-unknown',
    'Somebody who is named in an event is not in people.yaml, so nobody can say who it is. It may be a misspelling.',
  ],
  ['event-record-unknown', 'An approval names a record that the release does not have, so it rests on nothing.'],
  ['promotion-note-wrong', 'A note that a promotion tool left on a commit could not be read, so that promotion is not shown.'],
  [
    'environment-branch-unknown',
    'The configuration names a branch for an environment, and the repository does not have it. Nothing is known from it.',
  ],
]);
