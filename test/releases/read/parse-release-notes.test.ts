import { expect, test } from 'vitest';
import { parseReleaseNotes } from '../../../src/releases/read/parse-release-notes.ts';

const file = { product: 'portal', version: '2.1.0', source: 'content/releases/portal/2.1.0/release.mdx' };
const said = (text: string) =>
  parseReleaseNotes(text, file).problems.map(({ code, place, message }) => `${place.line}:${place.column} ${code} ${message}`);

test('front matter and highlights become the notes of a release', () => {
  const text = `---
yanked: { date: 2025-09-18, reason: Answers were mixed up. }
knownIssues:
  - Large manifests are *refused*.
errata:
  - date: 2025-05-09
    text: Seven years, not five.
changes:
  '#705': { note: A better note }
  api#12:
    category: internal
  1a2b3c4: { category: security }
---

Search speaks **ontologies**.
`;
  expect(parseReleaseNotes(text, file)).toMatchInlineSnapshot(`
    {
      "notes": {
        "changes": Map {
          "#705" => {
            "column": 3,
            "line": 9,
            "note": "A better note",
          },
          "api#12" => {
            "category": "internal",
            "column": 3,
            "line": 10,
          },
          "1a2b3c4" => {
            "category": "security",
            "column": 3,
            "line": 12,
          },
        },
        "errata": [
          {
            "date": "2025-05-09",
            "html": "<p>Seven years, not five.</p>",
            "text": "Seven years, not five.",
          },
        ],
        "highlights": "<p>Search speaks <strong>ontologies</strong>.</p>",
        "knownIssues": [
          {
            "date": null,
            "html": "<p>Large manifests are <em>refused</em>.</p>",
            "text": "Large manifests are refused.",
          },
        ],
        "product": "portal",
        "source": "content/releases/portal/2.1.0/release.mdx",
        "version": "2.1.0",
        "yanked": {
          "date": "2025-09-18",
          "reason": "Answers were mixed up.",
        },
      },
      "problems": [],
    }
  `);
});

test('a file without front matter is all highlights', () => {
  expect(parseReleaseNotes('Hello', file).notes.highlights).toBe('<p>Hello</p>');
});

test('every mistake of the front matter is named at its line and column, all at once', () => {
  const text = `---
yanked:
  date: yesterday
  reason: ''
knownIssue: []
changes:
  '#1': { category: fix, colour: red }
  pull 7: { note: x }
---

<b>bold</b> {code}
`;
  expect(said(text)).toMatchInlineSnapshot(`
    [
      "3:3 front-matter-shape The front matter has a mistake in \`yanked.date\`: Write a date as YYYY-MM-DD.",
      "4:3 front-matter-shape The front matter has a mistake in \`yanked.reason\`: it is empty.",
      "7:11 front-matter-shape The front matter has a mistake in \`changes.#1.category\`: it has to be one of \`breaking\`, \`security\`, \`added\`, \`changed\`, \`deprecated\`, \`removed\`, \`fixed\`, \`performance\`, \`documentation\`, \`dependencies\`, \`internal\`.",
      "7:26 front-matter-shape The front matter has a mistake in \`changes.#1\`: \`colour\` is not known here.",
      "5:1 front-matter-shape The front matter has a mistake: \`knownIssue\` is not known here.",
      "11:1 raw-html-dropped The HTML \`<b>\` was left out: only Markdown is shown.",
      "11:8 raw-html-dropped The HTML \`</b>\` was left out: only Markdown is shown.",
      "11:13 code-in-content \`{code}\` is shown as text: nothing in content runs.",
    ]
  `);
});

test('keys of changes that name nothing are a problem each, the others stay', () => {
  const text = "---\nchanges:\n  '#0': { note: a }\n  API#1: { note: b }\n  abc: { note: c }\n  '#8': { note: d }\n---\n";
  expect(said(text)).toMatchInlineSnapshot(`
    [
      "3:3 override-key-unknown \`#0\` does not name a change. Write it as \`#705\`, \`api#705\` or \`1a2b3c4\`.",
      "4:3 override-key-unknown \`API#1\` does not name a change. Write it as \`#705\`, \`api#705\` or \`1a2b3c4\`.",
      "5:3 override-key-unknown \`abc\` does not name a change. Write it as \`#705\`, \`api#705\` or \`1a2b3c4\`.",
    ]
  `);
  expect([...parseReleaseNotes(text, file).notes.changes.keys()]).toEqual(['#8']);
});

test('YAML that cannot be read is named, and the highlights are kept', () => {
  const text = '---\nyanked: [1\nerrata: 2\n---\nStill here\n';
  expect(said(text)).toMatchInlineSnapshot(`
    [
      "3:1 front-matter-syntax The front matter is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
    ]
  `);
  expect(parseReleaseNotes(text, file).notes.highlights).toBe('<p>Still here</p>');
});

test('a problem below front matter keeps the line of the file', () => {
  expect(said('---\n---\n\n\n<i>x</i>')).toEqual([
    '5:1 raw-html-dropped The HTML `<i>` was left out: only Markdown is shown.',
    '5:5 raw-html-dropped The HTML `</i>` was left out: only Markdown is shown.',
  ]);
});

test('line ends of Windows make no difference', () => {
  const text = '---\nyanked: { reason: Wrong. }\n---\n\nHello\n';
  expect(parseReleaseNotes(text.replaceAll('\n', '\r\n'), file)).toEqual(parseReleaseNotes(text, file));
});

test('aliases cannot blow a file up', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
  ];
  expect(() => parseReleaseNotes(`---\n${bomb.join('\n')}\n---\n`, file)).not.toThrow();
});

test('a merge request is a key, wherever it turns out to be', () => {
  const text = "---\nchanges:\n  '!8': { note: a }\n  api!9: { note: b }\n---\n";
  expect(said(text)).toEqual([]);
  expect([...parseReleaseNotes(text, file).notes.changes.keys()]).toEqual(['!8', 'api!9']);
});
