import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatFrontMatter } from '../../../src/text/schema/format-front-matter.ts';

test('what is known is written plainly, what is not is left out, and versions stay texts', () => {
  const text = formatFrontMatter({
    title: 'Release Validation Protocol',
    release: '2.10',
    candidate: { version: '2.10-rc.1', tag: 'v2.10-rc.1', commit: undefined },
    tester: 'Mara Lind',
    date: '2027-03-01',
    run: 2,
    stakeholders: [],
    roles: [{ role: 'tester', meaning: 'author' }, { role: 'quality' }],
    previous: undefined,
    reason: 'twice: "by mistake"',
  });
  expect(text).toBe(`---
title: Release Validation Protocol
release: "2.10"
candidate:
  version: "2.10-rc.1"
  tag: v2.10-rc.1
tester: Mara Lind
date: 2027-03-01
run: 2
stakeholders: []
roles:
  - role: tester
    meaning: author
  - role: quality
reason: "twice: \\"by mistake\\""
---
`);
});

test('any text comes back from the front matter that holds it', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('yes', 'null', '~', '1e3', '0x1', '2027-03-01T00:00:00Z', '- a', 'a: b', 'a #b', '', ' '),
  );
  fc.assert(
    fc.property(texts, fc.array(texts, { maxLength: 3 }), (text, list) => {
      const written = formatFrontMatter({ text, list }).replace(/^---\n|---\n$/g, '');
      expect(parse(written)).toEqual({ text: text.toWellFormed(), list: list.map((one) => one.toWellFormed()) });
    }),
    { seed: 20_261_121 },
  );
});
