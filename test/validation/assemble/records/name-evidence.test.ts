import { expect, test } from 'vitest';
import { nameEvidence } from '../../../../src/validation/assemble/records/name-evidence.ts';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import type { EvidenceFile } from '../../../../src/validation/schema/records/evidence.ts';

const file = (name: string, junit: EvidenceFile['junit'] = null): readonly [string, EvidenceFile] => [
  `r/evidence/${name}`,
  { source: `r/evidence/${name}`, bytes: 3, sha256: name, kind: junit === null ? 'text' : 'junit', junit },
];
const failing = { tests: 2, failures: 1, errors: 1, skipped: 0 };
const files = new Map([file('a.log'), file('two words.log'), file('red.xml', failing)]);

function name(cells: readonly string[], more = '') {
  const rows = cells.map((cell, index) => `| S-${index + 1} | Do ${index} | It is done | pass | ${cell} |`);
  const text = `| ID | Action | Expected | Result | Evidence |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n${more}`;
  const { evidence, problems } = nameEvidence(parseRecord(text, { source: 'r/oq.mdx', folder: null }), files);
  return { named: evidence.map(({ path }) => path), problems: problems.map(({ code, message, hint }) => `${code} ${message} ${hint}`) };
}

test('a path of Windows names the file of the record, so that its digest is signed', () => {
  expect(name(['evidence\\a.log'])).toEqual({ named: ['evidence/a.log'], problems: [] });
  expect(name(['evidence/a.log'])).toEqual({ named: ['evidence/a.log'], problems: [] });
});

test.each(['C:\\Temp\\a.log', 'C:/Temp/a.log', '/tmp/a.log', '\\\\server\\share\\a.log', '..\\a.log', '../a.log'])(
  '%s leads out of the folder, and is no evidence',
  (cell) => {
    expect(name([cell])).toMatchObject({ named: [], problems: [expect.stringMatching(/^evidence-outside The (?:Windows )?path/)] });
  },
);

test('an address and words are no evidence', () => {
  expect(
    name(['https://ci.example/run/1', 'a screenshot in the chat', '[run 1](https://ci.example/run/1)', 'n/a', 'none', '-', '']).problems,
  ).toEqual([
    'evidence-not-file An address is no evidence: `https://ci.example/run/1` names no file below `evidence/`, so nothing of it is signed, and it may change or go. Save what it shows as a file below `evidence/` and name that; a link beside it may stay.',
    'evidence-not-file Words are no evidence: `a screenshot in the chat` names no file below `evidence/`, so nothing of it is signed, and it may change or go. Save what it shows as a file below `evidence/` and name that; a link beside it may stay.',
    'evidence-not-file Words are no evidence: `run 1` names no file below `evidence/`, so nothing of it is signed, and it may change or go. Save what it shows as a file below `evidence/` and name that; a link beside it may stay.',
  ]);
});

test('a name with a blank is linked, and the problem says so', () => {
  expect(name(['![Shot](<evidence/two words.log>)']).named).toEqual(['evidence/two words.log']);
  expect(name(['evidence/two words.log']).problems[0]).toContain(
    'Link the file, since its name holds a blank: `[two words.log](<evidence/two words.log>)`.',
  );
});

test('a report with failed tests under a pass is a problem until a deviation speaks of it', () => {
  expect(name(['evidence/red.xml']).problems).toEqual([
    'pass-with-failed-tests Step `S-1` passed, and its report `evidence/red.xml` counts 2 failed tests. Correct the result, name the right report, or write a deviation that says why the failures do not matter.',
  ]);
  const deviation =
    '\n## Deviations\n\n| ID | Step | Severity | Status | Disposition | Owner | Description |\n| --- | --- | --- | --- | --- | --- | --- |\n| D-1 | S-1 | minor | accepted | Known. | Ada | Flaky. |\n';
  expect(name(['evidence/red.xml'], deviation).problems).toEqual([]);
});
