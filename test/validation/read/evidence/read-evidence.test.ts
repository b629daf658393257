import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { startJunitCount } from '../../../../src/validation/read/evidence/count-junit.ts';
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

/** Counts a report that arrives in parts of some length. */
function countJunit(report: string, length = 7) {
  const count = startJunitCount();
  for (let at = 0; at < report.length; at += length) count.write(report.slice(at, at + length));
  return count.end();
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
  ['<svg><script>alert(1)</script></svg>', 'element `script`'],
  ['<svg><s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script></svg>', 'element `script`'],
  ['<svg><script xmlns="http://www.w3.org/1999/xhtml">1</script></svg>', 'element `script`'],
  ['<svg><path xmlns="http://www.w3.org/1999/xhtml"/></svg>', 'element `path`'],
  ['<svg><animate attributeName="href" to="javascript:alert(1)"/></svg>', 'element `animate`'],
  ['<svg><foreignObject><p>x</p></foreignObject></svg>', 'element `foreignObject`'],
  ['<svg onload="alert(1)"/>', 'event handler'],
  ['<svg><rect ONclick="alert(1)"/></svg>', 'event handler'],
  ['<svg/onload=alert(1)>', 'mistakes that make it unreadable'],
  ['<svg><image xlink:href="#a"/></svg>', 'mistakes that make it unreadable'],
  ['<svg>&a;</svg>', 'mistakes that make it unreadable'],
  ['<svg><a href="javascript:alert(1)">x</a></svg>', 'reference to another place'],
  ['<svg><a href="&#106;avascript:alert(1)">x</a></svg>', 'reference to another place'],
  ['<svg><image href="https://elsewhere.example/a.png"/></svg>', 'reference to another place'],
  ['<svg xmlns:l="http://www.w3.org/1999/xlink"><image l:href="//elsewhere.example/a.png"/></svg>', 'reference to another place'],
  ['<svg xml:base="https://elsewhere.example/"><use href="#a"/></svg>', 'reference to another place'],
  ['<svg><rect fill="url(https://elsewhere.example/a)"/></svg>', 'reference to another place'],
  ['<svg><rect fill="var(--a, URL( \'//elsewhere.example/a\'))"/></svg>', 'reference to another place'],
  ['<svg style="background: image-set(\'//elsewhere.example/a\' 1x)"/>', 'function `image-set`'],
  ['<svg><style>@import "a.css"</style></svg>', 'rule `@import`'],
  ['<svg><style><![CDATA[@font-face { src: url(a) }]]></style></svg>', 'rule `@font-face`'],
  ['<svg><style>rect { fill: u\\72l(//elsewhere.example) }</style></svg>', 'disguised characters'],
  ['<?xml-stylesheet href="a.css"?><svg/>', 'instruction to the browser'],
  ['<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 'document type'],
  ['<svg', 'mistakes that make it unreadable'],
  ['<?xml version="1.0"?><svg><title>y = f(x) &#38; more</title><rect fill="url(#a)"/><use href="#b"/></svg>', null],
  ['<svg><image href="data:image/png;base64,AAAA"/><style>.a:not(.b) { fill: rgb(1 2 3) }</style></svg>', null],
  ['<svg xmlns:i="http://www.inkscape.org/namespaces/inkscape"><g i:label="f(x)"><i:page/></g></svg>', null],
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

test('a report that is cut off is counted as far as it goes', () => {
  expect(countJunit('<testsuite><testcase/><testcase><failure>expected 1 but')).toEqual({
    counts: { tests: 2, failures: 1, errors: 0, skipped: 0 },
  });
});

test('a report with mistakes is refused, at once: a failure could be lost in them', () => {
  const refused = 'mistakes that make it unreadable';
  expect(countJunit(`<testsuite><testcase><failure>${'<'.repeat(2_000_000)}`, 65_536)).toEqual({ refused });
  expect(countJunit('<testsuite><testcase name="a & b"/><testcase><failure/></testcase></testsuite>')).toEqual({ refused });
  expect(countJunit('a log with <testsuite> in it < and & more')).toBeNull();
});

test('a report of any size is counted while it is read', async () => {
  const padding = `<system-out>${'é'.repeat(9_000_000)}</system-out>`;
  const { files } = await read({ 'a.xml': `<testsuite><testcase>${padding}<failure/></testcase></testsuite>` });
  expect(files[0]).toMatchObject({ kind: 'junit', junit: { tests: 1, failures: 1 } });
});

const reports: readonly (readonly [name: string, report: string])[] = [
  [
    'JUnit with prefixes',
    '<j:testsuite xmlns:j="urn:j"><j:testcase/><j:testcase><j:failure/></j:testcase><j:testcase><j:skipped/></j:testcase></j:testsuite>',
  ],
  [
    'NUnit 3',
    '<test-run id="2"><test-suite><test-case result="Passed"/><test-case result="Failed"><failure/></test-case><test-case result="Skipped"/></test-suite></test-run>',
  ],
  [
    'TRX',
    '<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results><UnitTestResult outcome="Passed"/><UnitTestResult outcome="Failed"/><UnitTestResult outcome="NotExecuted"/></Results></TestRun>',
  ],
  [
    'xUnit.net',
    '<assemblies><assembly><collection><test result="Pass"/><test result="Fail"/><test result="Skip"/></collection></assembly></assemblies>',
  ],
  [
    'TestNG',
    '<testng-results><suite><test><class><test-method status="PASS" is-config="true"/><test-method status="PASS"/><test-method status="FAIL"/><test-method status="SKIP"/></class></test></suite></testng-results>',
  ],
];

test.each(reports)('a report is counted whatever tool wrote it, in UTF-16 too: %s', async (_, report) => {
  const counts = { tests: 3, failures: 1, errors: 0, skipped: 1 };
  const xml = `<?xml version="1.0"?>${report}`;
  const { files, problems } = await read({
    'a.xml': xml,
    'b.xml': Buffer.from(`\uFEFF${xml}`, 'utf16le'),
    'c.xml': Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16(),
  });
  expect(files.map(({ kind, junit }) => ({ kind, junit }))).toEqual([1, 2, 3].map(() => ({ kind: 'junit', junit: counts })));
  expect(problems).toEqual([]);
});

test('what does not say that it passed has failed', () => {
  expect(countJunit('<TestRun><UnitTestResult outcome="Timeout"/><UnitTestResult/></TestRun>')).toMatchObject({
    counts: { tests: 2, failures: 2 },
  });
});
