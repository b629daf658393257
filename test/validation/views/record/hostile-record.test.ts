import { expect, test } from 'vitest';
import type { Book } from '../../../../src/book/schema/book.ts';
import type { Markup } from '../../../../src/text/schema/html.ts';
import { formatAllChecklists, formatProductChecklists } from '../../../../src/validation/views/checklists/format-checklists.ts';
import { formatClauses } from '../../../../src/validation/views/clauses/format-clauses.ts';
import { validationIndex } from '../../../../src/validation/views/lists/validation-index.ts';
import { formatPeopleList } from '../../../../src/validation/views/person/format-people-list.ts';
import { formatPersonPage } from '../../../../src/validation/views/person/format-person-page.ts';
import { formatProtocolList } from '../../../../src/validation/views/protocol/format-protocol-list.ts';
import { formatProtocolBody, formatProtocolTitle } from '../../../../src/validation/views/protocol/format-protocol-page.ts';
import { listCorrections } from '../../../../src/validation/views/record/corrections.ts';
import { formatRecordBody } from '../../../../src/validation/views/record/format-record-body.ts';
import { formatRecordState, formatRecordTitle } from '../../../../src/validation/views/record/format-record-title.ts';
import { formatTraceability } from '../../../../src/validation/views/traceability/format-traceability.ts';
import { validationBook } from '../../../fixture/validation-book.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='alert(1)`;
/** Fields whose words are Docket's own, or sanitised by the reader. */
const own = new Set([
  'state',
  'kind',
  'status',
  'result',
  'html',
  'slug',
  'decision',
  'severity',
  'code',
  'schema',
  'asOf',
  'product',
  'release',
  'category',
  'forge',
]);

/** Every text of a value that comes from outside, with something hostile behind it. */
function poison(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return own.has(key) ? value : value + hostile;
  if (Array.isArray(value)) return value.map((one) => poison(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)]));
}

function poisoned(): Book {
  const book = validationBook();
  const isBook = (value: unknown): value is Book => typeof value === 'object' && value !== null && 'products' in value;
  const changed = poison({ products: book.products, protocols: book.protocols, people: book.people, operations: book.operations });
  if (!isBook(changed)) throw new TypeError('A Book stays a Book.');
  return { ...book, ...changed };
}

test('no text of a record, a protocol, a person or a trace becomes markup on any page', () => {
  const book = poisoned();
  const index = validationIndex(book);
  const href = (address: string): string => address;
  const pages: Markup[] = [
    formatAllChecklists(book, href),
    formatClauses(book, href),
    formatPeopleList(book, href),
    formatProtocolList(book, href),
    ...book.people.map((person) => formatPersonPage(book, person, href)),
    ...book.protocols.flatMap((protocol) => [formatProtocolTitle(protocol, book.asOf), formatProtocolBody(protocol, book, href)]),
    ...book.products.flatMap((product) => [
      formatProductChecklists(book, product, href),
      ...product.releases.map((release) => formatTraceability({ product, release, index, href })),
    ]),
    ...index.entries.flatMap((entry) => {
      const corrections = listCorrections(entry.record);
      return [formatRecordTitle(entry, index, href), formatRecordState(entry), formatRecordBody(entry, { index, book, corrections, href })];
    }),
  ];
  expect(pages.length).toBeGreaterThan(60);
  for (const { text } of pages) {
    const tags = text.replaceAll(/="[^"]*"/g, '=""');
    expect(tags).not.toMatch(/<script|<img src=x/);
    expect(tags).not.toMatch(/<[^>]+ on\w+=/);
  }
  expect(pages.some(({ text }) => text.includes('&lt;script&gt;'))).toBe(true);
});
