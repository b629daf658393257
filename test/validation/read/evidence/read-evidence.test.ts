import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { countJunit } from '../../../../src/validation/read/evidence/count-junit.ts';
import { findSvgDanger } from '../../../../src/validation/read/evidence/find-svg-danger.ts';
import { readEvidence } from '../../../../src/validation/read/evidence/read-evidence.ts';
import { makeFolder } from '../../../git-repository.ts';

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = makeFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'evidence', name)), { recursive: true });
    writeFileSync(join(root, 'evidence', name), content);
  }
  return readEvidence(root, 'evidence');
}

const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

test('what a file is shows in its bytes, in order of path', async () => {
  const { files, problems } = await read({
    'z.png': png,
    'a/report.xml': '<?xml version="1.0"?><testsuite><testcase/></testsuite>',
    'log.txt': 'one\n',
    'b.json': '{}',
    'c.pdf': '%PDF-1.7',
    'd.bin': Buffer.from([0, 1, 2]),
    'e.mp4': Buffer.from('0000ftypisom'),
    'f.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    '.hidden': 'x',
  });
  expect(files.map(({ source, kind, bytes }) => `${source} ${kind} ${bytes}`)).toEqual([
    'evidence/a/report.xml junit 55',
    'evidence/b.json json 2',
    'evidence/c.pdf pdf 8',
    'evidence/d.bin other 3',
    'evidence/e.mp4 video 12',
    'evidence/f.svg image 62',
    'evidence/log.txt text 4',
    'evidence/z.png image 12',
  ]);
  expect(problems).toEqual([]);
  expect(files.find(({ source }) => source.endsWith('log.txt'))?.sha256).toBe(
    '2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806',
  );
});

test('a page that calls itself a picture is none', async () => {
  const { files, problems } = await read({ 'a.png': '<html><script>alert(1)</script></html>' });
  expect(files[0]?.kind).toBe('other');
  expect(problems.map(({ code }) => code)).toEqual(['evidence-kind-differs']);
});

test('a picture of lines is one whatever its name says, and so is its danger', async () => {
  const { files, problems } = await read({ 'a.txt': '<svg onload="alert(1)"/>' });
  expect([files[0]?.kind, ...problems.map(({ code }) => code)]).toEqual(['other', 'evidence-unsafe']);
});

test.each([
  ['<svg><script>alert(1)</script></svg>', 'script'],
  ['<svg><s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script></svg>', 'script'],
  ['<svg/onload=alert(1)>', 'event handler'],
  ['<svg><a href="javascript:alert(1)">x</a></svg>', 'reference to another place'],
  ['<svg><image href="https://elsewhere.example/a.png"/></svg>', 'reference to another place'],
  ['<svg><image xlink:href=//elsewhere.example/a.png /></svg>', 'reference to another place'],
  ['<svg><style>@import "a.css"</style></svg>', 'reference to another place'],
  ['<svg><rect fill="url(https://elsewhere.example/a)"/></svg>', 'reference to another place'],
  ['<svg><a href="&#106;avascript:alert(1)">x</a></svg>', 'disguised characters'],
  ['<svg><foreignObject><p>x</p></foreignObject></svg>', 'element that holds other content'],
  ['<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 'document type'],
  ['<svg><rect fill="url(#a)"/><use href="#b"/></svg>', null],
])('%s holds %s', (svg, danger) => {
  expect(findSvgDanger(svg)).toBe(danger);
});

test('tests are counted one by one, whatever the report claims', () => {
  const report = `<testsuites tests="900"><testsuite name="a > b">
    <testcase name="one"/>
    <testcase name="two"><failure message="x > y"/></testcase>
    <testcase name="three"><error/><system-out><![CDATA[<testcase/>]]></system-out></testcase>
    <testcase name="four"><skipped/></testcase>
    <!-- <testcase/> -->
  </testsuite></testsuites>`;
  expect(countJunit(report)).toEqual({ counts: { tests: 4, failures: 1, errors: 1, skipped: 1 } });
});

test.each([
  ['<error/><failure/>', { errors: 1 }],
  ['<failure/><error/>', { errors: 1 }],
  ['<failure/><failure/><error/><error/>', { errors: 1 }],
  ['<failure/><skipped/>', { failures: 1 }],
  ['<skipped/><failure/>', { failures: 1 }],
  ['<error/><skipped/>', { errors: 1 }],
  ['<skipped/><error/>', { errors: 1 }],
  ['<skipped/>', { skipped: 1 }],
  ['<system-err>it failed</system-err>', {}],
])('a test with %s counts once, by the worst of it', (inside, counted) => {
  const report = `<testsuite><error/><testcase>${inside}</testcase><testcase/><failure/></testsuite>`;
  expect(countJunit(report)).toEqual({ counts: { tests: 2, failures: 0, errors: 0, skipped: 0, ...counted } });
});

test('a report with a document type is refused, and a text that is none is no report', () => {
  expect(countJunit('<!DOCTYPE x [<!ENTITY a "aaa">]><testsuite>&a;</testsuite>')).toEqual({ refused: 'document type' });
  expect(countJunit('<html></html>')).toBeNull();
});

test('a report that is cut off is counted as far as it goes, at once', () => {
  expect(countJunit(`<testsuite><testcase><failure>${'<'.repeat(200_000)}`)).toEqual({
    counts: { tests: 1, failures: 1, errors: 0, skipped: 0 },
  });
});
