import { expect, test } from 'vitest';
import { formatVerification } from '../../../scripts/verify/format-verification.ts';
import type { Verification, VerifiedTag } from '../../../src/validation/assemble/signoffs/verify-book.ts';

const record = {
  path: 'content/releases/portal/1.0.0/oq.mdx',
  state: 'waiting',
  stateReason: 'Signatures are missing.',
  sha256: '',
  signatures: [],
  evidence: [],
  removed: [],
} as const;
const tag = {
  product: 'portal',
  repository: 'portal',
  name: 'v1.0.0',
  state: 'not-signed',
  moved: null,
  reason: 'It is not signed.',
} as const;

function lastLine(tags: readonly VerifiedTag[], doubts: Verification['doubts'] = []): string | undefined {
  const verification: Verification = {
    schema: 'docket/verification/v1',
    asOf: '2026-03-01T00:00:00Z',
    root: null,
    records: [record],
    tags,
    failures: [],
    doubts,
  };
  return formatVerification(verification, { pinned: false }).trimEnd().split('\n').at(-1);
}

test('where nothing is signed nothing is said to stand', () => {
  expect(lastLine([tag])).toBe('Nothing is signed: 1 record.');
  expect(lastLine([], [{ source: 'content/people.yaml', reason: 'Two people have one name.' }])).toBe(
    'Nothing is signed: 1 record, 1 doubt.',
  );
});

test('a signed tag is something that is signed', () => {
  expect(lastLine([{ ...tag, state: 'valid' }])).toBe('Everything that is signed is valid: 1 record, 0 signatures, 0 valid.');
});
