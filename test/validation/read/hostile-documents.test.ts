import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProtocol } from '../../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../../src/validation/read/documents/parse-record.ts';
import { largeDocuments } from '../../fixture/large-documents.ts';
import { often } from '../../often.ts';

const words = fc.constantFrom(
  'open',
  'REQ-12',
  '#705',
  'pass',
  'Fail',
  '☐ Pass ☑ Fail',
  '☒',
  'n/a: no',
  '____',
  '**bold',
  '`code',
  '[a](b',
  '![x](evidence/a.png)',
  '\\|',
  '&lt;',
  '{a}',
  '{{b}}',
  '<b>',
  '<Evidence file="evidence/a.png"/>',
  '<Evidence file={x}>',
  '</Step>',
  '<!--',
  '\u202Eabc\u2066',
  '\u0000\u0007',
  '\ud800',
  'é\u0301',
  '🙂',
  '\t',
  '$$',
  '2027-13-45',
  'https://a.example/pull/7',
  '~~',
  '*',
  '_',
  '[^1]',
  '[x]',
);
const text = fc.array(words, { maxLength: 3 }).map((parts) => parts.join(' '));
const head = fc.constantFrom(
  'ID',
  'Step',
  'Action',
  'Expected',
  'Actual',
  'Result',
  'Pass/Fail',
  'Evidence',
  'Tester',
  'Performed By/Date',
  'Deviation ID',
  'Severity',
  'Status',
  'Req',
  '',
  '*x',
);
const row = fc.array(text, { maxLength: 4 }).map((cells) => `| ${cells.join(' | ')}`);
const table = fc
  .record({
    heads: fc.array(head, { minLength: 1, maxLength: 5 }),
    delimiter: fc.constantFrom('---|', ':-:|', '-', '|', ''),
    rows: fc.array(row, { maxLength: 2 }),
  })
  .map(({ heads, delimiter, rows }) => [`| ${heads.join(' | ')} |`, `|${delimiter.repeat(heads.length)}`, ...rows].join('\n'));
const label = fc.constantFrom(
  '**Expected**: ',
  '**Actual Result:** ',
  'Result: ',
  '**Procedure**:\n1. ',
  '**Test ID**: ',
  '**✅ Verified**: ',
  '**Step 1**',
);
const component = fc
  .record({
    name: fc.constantFrom('Step', 'Deviation', 'Evidence', 'Fancy', 'step'),
    attributes: fc.constantFrom(
      '',
      ' id="a"',
      ' id=\'b\' result="pass"',
      ' id={a}',
      ' id="',
      ' critical',
      ' id="a" id="b"',
      ' file="../x" step="a"',
      ' severity="huge"',
    ),
    end: fc.constantFrom('/>', '>', '>x</Step>', '>\n\nx\n</Deviation>', ''),
  })
  .map(({ name, attributes, end }) => `<${name}${attributes}${end}`);
const line = fc.oneof(
  text,
  table,
  fc.tuple(label, text).map(([name, value]) => `${name}${value}`),
  component,
  fc
    .tuple(
      fc.constantFrom(
        '- [ ] ',
        '- [x] ',
        '  - [X] ',
        '- ☐ ',
        '1. ',
        '    ',
        '> ',
        '# ',
        '## Steps ',
        '### T-1: ',
        '```',
        '---',
        '~~~',
        'import x from ',
        '\t- ',
        '> > - ',
      ),
      text,
    )
    .map(([mark, value]) => `${mark}${value}`),
  fc
    .tuple(fc.constantFrom('> ', '- ', '> - ', '  '), fc.integer({ min: 1, max: 60 }), text)
    .map(([mark, depth, value]) => `${mark.repeat(depth)}${value}`),
);
const frontMatter = fc.constantFrom(
  '',
  '',
  '',
  '---\nid: a\ntitle: T\nversion: 1\n---\n',
  '---\nid: [\n---\n',
  '---\na: *b\n---\n',
  '---\n',
  '\uFEFF---\ntitle: x\n---\r\n',
  '---\nrun: -1\ncandidate: x\n---\n',
);
const document = fc
  .record({ front: frontMatter, lines: fc.array(line, { maxLength: 2 }), end: fc.constantFrom('\n', '\r\n', '\n\n') })
  .map(({ front, lines, end }) => front + lines.join(end));

// Far from the second of processor time that the benchmark holds the reader to: a slow or busy machine is no reason to fail.
const hang = 60_000;

/** Reads a document, and says what is wrong with the reading: nothing, when all is well. */
function complain(written: string): readonly string[] {
  const began = performance.now();
  const { body, problems } = parseRecord(written, { source: 'a.mdx', folder: null });
  const took = performance.now() - began;
  const lines = written.replace(/\r\n?/g, '\n').split('\n');
  const isIn = (line = 0, column = 0) => line >= 1 && column >= 1 && line <= lines.length && column <= (lines[line - 1]?.length ?? 0) + 1;
  const ids = body.steps.map(({ id }) => id);
  return [
    ...(took > hang ? [`took ${took} ms`] : []),
    ...problems.filter(({ place }) => !isIn(place.line, place.column)).map(({ code, place }) => `${code} at ${place.line}:${place.column}`),
    ...problems.filter(({ code }) => code === 'document-unreadable').map(({ message }) => message),
    ...body.steps.filter((step) => !isIn(step.line, step.column)).map(({ id }) => `step ${id} is nowhere`),
    ...(new Set(ids).size === ids.length && ids.every((id) => id !== '') ? [] : ['identifiers are not distinct']),
    ...body.blocks.flatMap((block) =>
      block.kind === 'prose' && /<(?:script|b|fancy|step|div)\b|javascript:|\u202e/i.test(block.html) ? [block.html] : [],
    ),
    ...body.blocks.flatMap((block) => (block.kind === 'steps' ? block.steps.filter((id) => !ids.includes(id)) : [])),
  ];
}

// Two tests, so that the reader may begin anew between them.
for (const part of ['first', 'second'] as const) {
  test(`no document breaks the reader, and every Problem has its place in the file: the ${part} half`, () => {
    fc.assert(
      fc.property(document, (written) => {
        expect(complain(written)).toEqual([]);
      }),
      { numRuns: often(1000, 50_000), seed: part === 'first' ? 20_270_301 : 20_270_302 },
    );
  });
}

test.each(Object.entries(largeDocuments()))('a document of nothing but %s breaks nothing and does not hang', (_, written) => {
  expect(complain(written)).toEqual([]);
});

test('a protocol is read as safely as a record', () => {
  fc.assert(
    fc.property(document, (written) => parseProtocol(written, { source: 'a.mdx' }).body.problems.length >= 0),
    { numRuns: 1000, seed: 7 },
  );
});
