import { expect, test } from 'vitest';
import { formatBundleReadme, formatSignatureIndex, formatVerifyTime } from '../../../src/publish/schema/bundle.ts';

test('the index of signatures has a line for each, and says what was superseded', () => {
  const signature = { statement: 's/a.json', record: 'r/a.md', state: 'valid' as const, superseded: false, time: '20260312030500Z' };
  expect(formatSignatureIndex([signature, { ...signature, statement: 's/b.json', superseded: true, time: '-' }])).toBe(
    '20260312030500Z\tvalid\ts/a.json\tr/a.md\n-\tsuperseded\ts/b.json\tr/a.md\n',
  );
  expect(formatSignatureIndex([])).toBe('');
});

test.each([
  ['2026-03-12T14:05:00+11:00', '20260312030500Z'],
  ['2026-03-12T03:05:00.123Z', '20260312030500Z'],
  ['yesterday', '-'],
  [null, '-'],
])('%s is the time %s for ssh-keygen', (signedAt, time) => {
  expect(formatVerifyTime(signedAt)).toBe(time);
});

test('a bundle says what is in it and how to verify it, with and without pages', () => {
  const facts = { product: 'Portal', version: '2.3.0', asOf: '2026-03-12', docket: '0.1.0' };
  expect(formatBundleReadme({ ...facts, pages: true })).toMatchInlineSnapshot(`
    "Portal 2.3.0
    as of 2026-03-12, written by Docket 0.1.0

      content/      the files as they lie in the repository: records, protocols, evidence, statements and
                    signatures, keys, people, policies
      texts/        each text that somebody signed, in canonical form (UTF-8, line feeds, NFC, no blanks at line
                    ends, one final line feed), named by its SHA-256
      tags/         the objects of the release's tags, as git keeps them
      release.json  everything that Docket knows of this release; records/ the same for each record
      pages/        the pages of the site, and their PDFs where they were printed
      records.txt   each record and the SHA-256 of its canonical text
      signatures.txt  each signature: time, state, statement, record
      SHA256SUMS    the digest of every file

    To verify it, with a shell, sha256sum and ssh-keygen (OpenSSH 8.1 or newer):

      sh verify.sh

    It checks every file, every signature against content/allowed_signers at the time that the signature says,
    and that what was signed is what lies here. A list of keys that you have from elsewhere says more than
    the one in the bundle: ALLOWED_SIGNERS=/path/to/allowed_signers sh verify.sh

    Whether a signer had the role, and whether the order was kept, needs Docket: run \`docket verify\` on the repository.
    "
  `);
  expect(formatBundleReadme({ ...facts, pages: false })).toContain('pages/        not here: the bundle was written without a built site\n');
});
