import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../git-repository.ts';
import { tryDocket } from './try-docket.ts';

test('decisions are added to the ledger one after the other, and comments stay', () => {
  const root = makeFolder();
  const file = join(root, 'content/backports/app.yaml');
  const add = (...args: readonly string[]) =>
    tryDocket(root, 'new', 'backport', ...args, '--product', 'app', '--by', 'Ada', '--as-of', '2026-03-01T00:00:00Z');
  expect(add('#12', '--line', '2.0', '--decision', 'planned', '--for', '2.0.3', '--why', 'Two groups wait').code).toBe(0);
  expect(add('#13', '--line', '2.0', '--decision', 'declined', '--reason', 'too-risky', '--why', 'It moves limits').code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(
    [
      '# What people decided about which change is on which line. It counts before what git tells.',
      'entries:',
      '  - decision: planned',
      '    change: "#12"',
      '    line: "2.0"',
      '    for: 2.0.3',
      '    by: Ada',
      '    why: Two groups wait',
      '    date: 2026-03-01',
      '  - decision: declined',
      '    change: "#13"',
      '    line: "2.0"',
      '    reason: too-risky',
      '    by: Ada',
      '    why: It moves limits',
      '    date: 2026-03-01',
      '',
    ].join('\n'),
  );
});

test('a decision that is not complete is refused, and nothing is written', () => {
  const root = makeFolder();
  const { code, stderr } = tryDocket(
    root,
    ...[
      'new',
      'backport',
      '#12',
      '--product',
      'app',
      '--line',
      '2.0',
      '--decision',
      'declined',
      '--why',
      'so',
      '--by',
      'Ada',
      '--as-of',
      '2026-03-01T00:00:00Z',
    ],
  );
  expect(code).toBe(2);
  expect(stderr).toContain('The decision is not complete:\n  reason:');
  expect(existsSync(join(root, 'content'))).toBe(false);
});
