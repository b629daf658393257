import { expect, test } from 'vitest';
import { placeRecords } from '../../../../src/validation/views/lists/record-entries.ts';
import { validationIndex } from '../../../../src/validation/views/lists/validation-index.ts';
import { listCorrections } from '../../../../src/validation/views/record/corrections.ts';
import { formatRecordBody } from '../../../../src/validation/views/record/format-record-body.ts';
import { validationBook } from '../../../fixture/validation-book.ts';
import { protocol, record, signoff } from '../../../fixture/validation-parts.ts';

const book = validationBook();
const instruction = 'Write each deviation below this line, with its own number and the step that it is about.';

test('what a template says to whoever fills it in is not printed once somebody signed, and all other words are', () => {
  const blocks = [`<p>${instruction}</p>`, `<p>${instruction} S-1 failed.</p>`].map((html) => ({
    kind: 'prose' as const,
    html,
    text: html,
    line: 1,
  }));
  const format = (signoffs: Parameters<typeof record>[0]['signoffs']) => {
    const [entry] = placeRecords(
      [record({ slug: 'oq', state: 'waiting', blocks, release: null, product: null, ...(signoffs ? { signoffs } : {}) })],
      null,
    );
    if (entry === undefined) throw new Error('There is no record.');
    const { text } = formatRecordBody(entry, {
      index: validationIndex(book),
      book,
      corrections: listCorrections(entry.record),
      href: (address) => address,
    });
    return text.split(instruction).length - 1;
  };
  expect([format([]), format([signoff()])]).toEqual([2, 1]);
});

test('words that are those of the protocol stand on the page of a record as well, in their order', () => {
  const prose = { kind: 'prose' as const, html: '<p>Summary: the lamp lights</p>', text: 'Summary: the lamp lights', line: 1 };
  const blocks = [prose, { kind: 'heading' as const, depth: 2, text: 'Nothing below', line: 3 }];
  const own = protocol({ id: 'portal-oq', title: 'OQ', blocks: [prose] });
  const parts = { slug: 'oq', state: 'waiting', blocks, release: null, product: null } as const;
  const [entry] = placeRecords([record({ ...parts, protocol: { ...record(parts).protocol, id: own.id } })], null);
  if (entry === undefined) throw new Error('There is no record.');
  const { text } = formatRecordBody(entry, {
    index: { ...validationIndex(book), protocols: new Map([[own.id, own]]) },
    book,
    corrections: listCorrections(entry.record),
    href: (address) => address,
  });
  expect(text).toMatch(/Summary: the lamp lights<\/p><\/div><h3>Nothing below<\/h3>/);
});
