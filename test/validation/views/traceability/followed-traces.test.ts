import { expect, test } from 'vitest';
import type { Release } from '../../../../src/book/schema/book.ts';
import type { Change } from '../../../../src/book/schema/change.ts';
import type { Trace } from '../../../../src/validation/schema/records/record.ts';
import { validationIndex } from '../../../../src/validation/views/lists/validation-index.ts';
import { followTraces } from '../../../../src/validation/views/traceability/followed-traces.ts';
import { formatTraceability } from '../../../../src/validation/views/traceability/format-traceability.ts';
import { validationBook } from '../../../fixture/validation-book.ts';

const book = validationBook();
const [product] = book.products;
const example = product?.releases.find(({ changes }) => changes.length > 0);
const [change] = example?.changes ?? [];
if (product === undefined || example === undefined || change === undefined) throw new TypeError('The fixture has a change.');

const pull = (number: number, role: Change['pulls'][number]['role'] = 'merged') => ({ number, role, evidence: '' });
const changed = (id: string, ...pulls: Change['pulls']): Change => ({ ...change, id, title: `Title of ${id}`, pulls });
const trace = (kind: Trace['reference']['kind'], id: string, changes: readonly string[], holes: readonly string[] = []): Trace => ({
  reference: { kind, id },
  carrier: false,
  changes,
  pulls: [],
  commits: [],
  steps: [],
  evidence: [],
  deviations: [],
  signoffs: [],
  tags: [],
  holes,
});
const carrier = (own: Trace): Trace => ({ ...own, carrier: true });
const release = (changes: readonly Change[], traces: readonly Trace[]): Release => ({
  ...example,
  changes,
  validation: { ...example.validation, traces },
});

test('a pull request that only carried changes of others on has no row, and leads to the row of the first', () => {
  const own = release(
    [changed('pr-26', pull(26), pull(36)), changed('pr-64', pull(64), pull(63, 'origin'))],
    [
      trace('pull', '#26', ['pr-26']),
      carrier(trace('pull', '#36', ['pr-26'])),
      carrier(trace('pull', '#63', ['pr-64'])),
      trace('pull', '#64', ['pr-64']),
    ],
  );
  const { followed, carriers, anchors } = followTraces(own, product);
  expect(followed.map(({ reference }) => reference.id)).toEqual(['#26', '#64']);
  expect(carriers.map(({ reference }) => reference.id)).toEqual(['#36', '#63']);
  expect(Object.fromEntries(anchors)).toEqual({ '#26': 'trace-_26', '#64': 'trace-_64', '#36': 'trace-_26', '#63': 'trace-_64' });
});

test('what is missing is said once, with every reference that misses it', () => {
  const none = 'No step verifies it.';
  const own = release(
    [changed('pr-1', pull(1), pull(3)), changed('pr-2', pull(2))],
    [
      trace('pull', '#1', ['pr-1'], [none]),
      trace('pull', '#2', ['pr-2'], [none, 'No tag holds it.']),
      carrier(trace('pull', '#3', ['pr-1'], [none])),
    ],
  );
  const text = formatTraceability({ product, release: own, index: validationIndex(book), href: (address) => address }).text;
  expect(text.slice(0, text.indexOf('<section id="matrix">'))).toBe(
    '<section id="holes"><h2>Gaps <span class="count">2</span></h2><p class="under">2 of 2 references have gaps.</p><dl class="terms">' +
      '<div><dt>No step verifies it. <span class="count">2</span></dt><dd><a href="#trace-_1">#1</a>, <a href="#trace-_2">#2</a></dd></div>' +
      '<div><dt>No tag holds it. <span class="count">1</span></dt><dd><a href="#trace-_2">#2</a></dd></div></dl></section>',
  );
  expect(text).toContain('>Title of pr-1</a>');
  expect(text.replace(/<[^>]*>/g, '')).toContain('Without a row of their own');
});

test('merge requests are called so, and issues keep their sign', () => {
  const own = release(
    [changed('pr-1', pull(1), pull(3))],
    [trace('issue', '#1', ['pr-1'], ['No tag holds it.']), { ...trace('pull', '#1', ['pr-1'], ['No tag holds it.']), pulls: [1, 3] }],
  );
  const traces = [...own.validation.traces, carrier(trace('pull', '#3', ['pr-1']))];
  const repositories = product.repositories.map((repository) => ({
    ...repository,
    web: { url: 'https://forge.example/lab/app', forge: 'gitlab' as const },
  }));
  const place = { product: { ...product, repositories }, index: validationIndex(book), href: (address: string) => address };
  const { text } = formatTraceability({ ...place, release: { ...own, validation: { ...own.validation, traces } } });
  expect(text).toContain('<a href="#trace-_1">#1</a>, <a href="#trace-_1">!1</a>');
  expect(text).toContain('<th scope="col">Change, merge request, commit</th>');
  expect(text).toContain('<th scope="row">#1<small>issue</small>');
  expect(text).toContain('<th scope="row">!1<small>merge request</small>');
  const requests = [1, 3].map((number) => `<a href="https://forge.example/lab/app/-/merge_requests/${number}">!${number}</a> `);
  expect(text).toContain(`<small>${requests.join('')}`);
  expect(text).toContain('or were copied: !3.');
  const { anchors } = followTraces({ ...own, validation: { ...own.validation, traces } }, place.product);
  expect(Object.fromEntries(anchors)).toEqual({ '#1': 'trace-_1', '!1': 'trace-_1', '#3': 'trace-_1', '!3': 'trace-_1' });
  const empty = formatTraceability({ ...place, release: { ...own, validation: { ...own.validation, traces: [] } } });
  expect(empty.text).toBe(
    '<p class="empty">Nothing is traced: no step of a record names a requirement, an issue or a merge request, such as REQ-12 or !705.</p>',
  );
});
