/** What can happen to a version in an environment, and (the last four) to an environment itself. */
export const eventKinds = [
  'planned',
  'requested',
  'approved',
  'rejected',
  'deployed',
  'rolled-back',
  'withdrawn',
  'removed',
  'observed',
  'rebuilt',
  'restored',
  'torn-down',
  'data-copied',
] as const;
