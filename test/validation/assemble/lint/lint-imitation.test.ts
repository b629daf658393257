import { expect, test } from 'vitest';
import { lintImitation } from '../../../../src/validation/assemble/lint/lint-imitation.ts';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';

const find = (text: string) =>
  lintImitation(parseRecord(text, { source: 'oq.mdx', folder: null })).map(({ code, place }) => `${place.line} ${code}`);

test.each([
  'Signed by Mara Okafor, 2026-03-01',
  '**Electronically signed by:** Mara Okafor',
  'I approve this record with its evidence and deviations.',
  'Signature valid',
  `Key SHA256:${'a'.repeat(43)}`,
  '## Smoke test: APPROVED',
  '## Smoke test ✅',
])('text that looks like a signature is a problem: %s', (text) => {
  expect(find(`${text}\n`)).toEqual(['1 imitates-signature']);
});

test.each([
  'Signed by: ____ Date: ____',
  '## Approved devices',
  'The lead approves the release later.',
  '## Signatures',
  'Nothing was valid before.',
])('other text is none: %s', (text) => {
  expect(find(`${text}\n`)).toEqual([]);
});

test('a title that ends in a stamp is a problem', () => {
  expect(find('---\nprotocol: oq\ntitle: Smoke test - SIGNED\n---\n\nText.\n')).toEqual(['3 imitates-signature']);
});
