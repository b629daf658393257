import { expect, test } from 'vitest';
import { showTitle } from '../../../../src/releases/views/changes/show-title.ts';

test.each([
  ['show the names', 'Show the names'],
  ['Show the names', 'Show the names'],
  ['git log is read', 'git log is read'],
  ['iOS shows names', 'iOS shows names'],
  ['user_id is shown', 'user_id is shown'],
  ['keycloak: mark it', 'keycloak: mark it'],
  ['`show` is a command', '`show` is a command'],
  ["don't show it", "Don't show it"],
  ['', ''],
])('%s is shown as %s', (title, shown) => {
  expect(showTitle(title)).toBe(shown);
});
