import type { ToldHistory } from './play-history.ts';

/** Histories in which something landed, was taken back, and landed again. */
export const landedHistories: readonly ToldHistory[] = [
  {
    name: 'what was taken back before a release and lands again with author, date and subject is new, and its next copy is not',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      { commit: 'fix: keep the key', file: 'key', name: 'key' },
      { remove: 'key', message: 'Revert "fix: keep the key"\n\nThis reverts commit {key}.', name: 'undo' },
      { commit: 'feat: labels' },
      { tag: 'v1.1.0' },
      { pick: 'key' },
      { tag: 'v1.2.0' },
      { remove: 'key', message: 'build: begin anew' },
      { pick: 'key' },
      { tag: 'v1.3.0' },
    ],
    right: {
      '1.1.0': { changes: ['labels'], cancelled: ['fix: keep the key'] },
      '1.2.0': { changes: ['keep the key'], shippedBefore: [] },
      '1.3.0': { changes: ['begin anew'], shippedBefore: ['fix: keep the key in 1.2.0, probably'] },
    },
  },
  {
    name: 'what was taken back before a release and is picked again with its id is new',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      { commit: 'fix: keep the key', file: 'key', name: 'key' },
      { remove: 'key', message: 'Revert "fix: keep the key"\n\nThis reverts commit {key}.' },
      { commit: 'feat: labels' },
      { tag: 'v1.1.0' },
      { commit: 'fix: keep the key for good\n\n(cherry picked from commit {key})', file: 'key' },
      { tag: 'v1.2.0' },
    ],
    right: { '1.2.0': { changes: ['keep the key for good'], shippedBefore: [] } },
  },
  {
    name: 'what a revert names by its title alone is taken back, so that it is new when it lands again',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      { commit: 'fix: keep the key', file: 'key', name: 'key' },
      { branch: 'release-1.1' },
      { tag: 'v1.1.0' },
      { remove: 'key', message: 'Revert "fix: keep the key"' },
      { tag: 'v1.1.1' },
      { pick: 'key' },
      { tag: 'v1.1.2' },
      { go: 'main' },
      { commit: 'fix: labels' },
      { tag: 'v1.2.0' },
    ],
    right: {
      '1.1.1': { changes: ['Revert "fix: keep the key"'], reverts: ['takes back "fix: keep the key"'] },
      '1.1.2': { changes: ['keep the key'], shippedBefore: [] },
      '1.2.0': { changes: ['labels'] },
    },
  },
  {
    name: 'a revert names what is there by its title, and not what has that title on another line',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      { branch: 'release-1.0' },
      { commit: 'fix: keep the key', file: 'other' },
      { tag: 'v1.0.1' },
      { go: 'main' },
      { commit: 'feat: labels' },
      { tag: 'v1.1.0' },
      { commit: 'Revert "fix: keep the key"' },
      { tag: 'v1.2.0' },
    ],
    right: { '1.2.0': { reverts: ['takes back "fix: keep the key"'], shippedBefore: [] } },
  },
];
