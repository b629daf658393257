import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeDraft } from '../../../scripts/records/write-draft.ts';
import { writeUpgrade } from '../../../scripts/records/write-upgrade.ts';
import { parseProtocol } from '../../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../../src/validation/read/documents/parse-record.ts';
import { writtenProtocol } from '../../fixture/written-protocol.ts';
import { often } from '../../often.ts';

const place = { source: 'content/releases/gate/1.0/made.mdx', folder: { product: 'gate', version: '1.0' } };
const protocol = (text: string) => parseProtocol(text, { source: 'content/protocols/made.mdx' });

test('results of unchanged steps are kept and no others, whatever the form', () => {
  fc.assert(
    fc.property(writtenProtocol, fc.nat(), (text, chosen) => {
      const before = protocol(text);
      const after = protocol(
        text
          .replace(/^version: .*$/m, "version: '9'")
          .replaceAll(`T-${1 + (chosen % 3)}`, 'T-99')
          .replace('Do open', 'Now open'),
      );
      const filled = writeDraft(before, { ...place, facts: {} })
        .replaceAll('- [ ]', '- [x]')
        .replace(/^\| T-.*\|$/gm, fillRow);
      const record = parseRecord(filled, place);
      const { text: upgraded, steps } = writeUpgrade(record, { before, after });
      const own = new Map(record.body.steps.map((step) => [step.id, step]));
      const carried = new Set(steps.filter(({ fate }) => fate === 'carried').map(({ id }) => id));
      const reread = parseRecord(upgraded, place);
      expect(reread.head).toMatchObject({ protocolVersion: '9', protocolDigest: `sha256:${after.sha256}` });
      expect(reread.body.steps.map(({ id, result, actual }) => [id, result, actual])).toEqual(
        after.body.steps.map(({ id }) => [id, ...(carried.has(id) ? [own.get(id)?.result, own.get(id)?.actual] : ['untouched', ''])]),
      );
    }),
    { numRuns: often(40, 400), seed: 20_261_121 },
  );
});

test('words that people wrote beside the steps and their deviations stay under their heading', () => {
  const text = (version: string, action: string) => `---
id: made
title: Made
version: '${version}'
---

Be careful.

## Steps

| ID | Action | Expected |
| --- | --- | --- |
| T-1 | Open | Opens |
| T-2 | ${action} | Closes |

## Deviations

Write them here.

## End
`;
  const before = protocol(text('1', 'Close'));
  const filled = writeDraft(before, { ...place, facts: { tester: 'Mara Lind' } })
    .replace('| T-1 | Open | Opens | | |', '| T-1 | Open | Opens | It opened \\| at once | pass |')
    .replace('| T-2 | Close | Closes | | |', '| T-2 | Close | Closes | It jammed | fail |')
    .replace(
      'Write them here.\n',
      'Write them here.\n\n<Deviation id="DEV-1" step="T-2" severity="minor" status="open" owner="Mara Lind">It jams.</Deviation>\n',
    )
    .replace('Be careful.\n', 'Be careful.\n\nIt rained all day.\n');
  const { text: upgraded } = writeUpgrade(parseRecord(filled, place), {
    before,
    after: protocol(text('2', 'Close slowly').replace('Be careful', 'Be very careful')),
  });
  expect(upgraded.split('---\n').slice(2).join('---\n')).toBe(`
Be very careful.

It rained all day.

## Steps

| ID | Action | Expected | Actual | Result | Evidence | Tester | Date |
| --- | --- | --- | --- | --- | --- | --- | --- |
| T-1 | Open | Opens | It opened \\| at once | pass | | | |
| T-2 | Close slowly | Closes | | | | | |

## Deviations

Write them here.

<Deviation id="DEV-1" step="T-2" severity="minor" status="open" owner="Mara Lind">It jams.</Deviation>

## End
`);
});

/** A row with something in its cells for actual and result, the first two empty ones after what is to be done. */
function fillRow(row: string): string {
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const [, id = '', action = '', expected = '', critical = '', , , ...rest] = cells;
  return `| ${[id, action, expected, critical, 'so it was', 'pass', ...rest.slice(0, -1)].join(' | ')} |`;
}
