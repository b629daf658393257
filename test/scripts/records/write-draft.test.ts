import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedProtocols } from '../../../scripts/records/shipped-protocols.ts';
import { findDifference, writeDraft } from '../../../scripts/records/write-draft.ts';
import { parseProtocol } from '../../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../../src/validation/read/documents/parse-record.ts';
import { writtenProtocol } from '../../fixture/written-protocol.ts';
import { often } from '../../often.ts';
import { root } from '../../source-files.ts';

const place = { source: 'content/releases/gate/1.0/made.mdx', folder: { product: 'gate', version: '1.0' } };

test('a record has the steps of its protocol, all untouched, whatever their form', () => {
  fc.assert(
    fc.property(writtenProtocol, (text) => {
      const protocol = parseProtocol(text, { source: 'content/protocols/made.mdx' });
      const record = parseRecord(writeDraft(protocol, { ...place, facts: { run: 1 } }), place);
      expect(record.head).toMatchObject({
        protocol: 'made',
        protocolVersion: protocol.protocol?.version,
        protocolDigest: `sha256:${protocol.sha256}`,
        run: 1,
      });
      expect(findDifference(protocol.body.steps, record.body.steps)).toBeNull();
    }),
    { numRuns: often(60, 600), seed: 20_261_121 },
  );
});

test('what a protocol has filled in by mistake is taken out of its records', () => {
  const text = `---
id: made
title: Made
version: '1'
---

| ID | Action | Expected | Actual | Result | Tester |
| --- | --- | --- | --- | --- | --- |
| T-1 | Open | Opens | It opened | ☑ Pass ☐ Fail | Mara |
| T-2 | Close | Closes | It closed | pass | |

- [x] **T-3** Lock
`;
  const protocol = parseProtocol(text, { source: 'content/protocols/made.mdx' });
  expect(
    writeDraft(protocol, { ...place, facts: {} })
      .split('---\n')
      .at(-1),
  ).toBe(`
| ID | Action | Expected | Actual | Result | Tester | Evidence | Date |
| --- | --- | --- | --- | --- | --- | --- | --- |
| T-1 | Open | Opens | | ☐ Pass ☐ Fail | | | |
| T-2 | Close | Closes | | | | | |

- [ ] **T-3** Lock
`);
});

/** Steps of each shipped protocol, so that none is lost unseen. */
const stepCounts: Readonly<Record<(typeof shippedProtocols)[number], number>> = {
  'release-validation': 25,
  'release-backporting': 11,
  iq: 15,
  oq: 15,
  pq: 11,
  uat: 8,
  'data-deletion-request': 7,
  'data-deletion': 6,
};

test.each(shippedProtocols)('the shipped protocol %s can be executed as it is', (name) => {
  const source = `content/protocols/${name}.mdx`;
  const protocol = parseProtocol(readFileSync(join(root, `protocols/${name}.mdx`), 'utf8'), { source });
  expect(protocol.problems).toEqual([]);
  expect(protocol.body.problems).toEqual([]);
  expect(protocol.body.placeholders).toEqual([]);
  expect(protocol.protocol).toMatchObject({ id: name, version: name === 'release-backporting' ? '1.1' : '1.0', status: 'effective' });
  expect(protocol.protocol?.roles.length).toBeGreaterThan(1);
  const { steps } = protocol.body;
  expect(steps.length).toBe(stepCounts[name]);
  expect(steps.some(({ critical }) => critical)).toBe(true);
  expect(steps.filter(({ idWritten, expected }) => !idWritten || expected === '')).toEqual([]);
  const ids = new Set(steps.map(({ id }) => id));
  expect(steps.flatMap(({ dependsOn }) => dependsOn.filter((id) => !ids.has(id)))).toEqual([]);
  const record = parseRecord(writeDraft(protocol, { ...place, facts: { run: 1 } }), place);
  expect(record.problems).toEqual([]);
  expect(findDifference(steps, record.body.steps)).toBeNull();
});
