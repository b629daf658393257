import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/text/read/parse-markdown.ts';

const read = (text: string) => parseMarkdown(text, (line, column) => ({ source: 'release.mdx', line, column }));
const said = (text: string) => read(text).problems.map(({ code, place, message }) => `${place.line}:${place.column} ${code} ${message}`);

test('Markdown with GFM becomes HTML and plain text', () => {
  expect(read('Two *lines*\n\n- [x] done\n- `left`\n\n| a | b |\n| - | - |\n| 1 | 2 |')).toMatchInlineSnapshot(`
    {
      "html": "<p>Two <em>lines</em></p>
    <ul class="contains-task-list">
    <li class="task-list-item"><input type="checkbox" checked disabled> done</li>
    <li><code>left</code></li>
    </ul>
    <table>
    <thead>
    <tr>
    <th>a</th>
    <th>b</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td>1</td>
    <td>2</td>
    </tr>
    </tbody>
    </table>",
      "problems": [],
      "text": "Two lines done leftab12",
    }
  `);
});

test('HTML of an author is dropped and named', () => {
  const text = 'Fine <b>bold</b>\n\n<script>alert(1)</script>\n\n<!-- a remark for the next author -->';
  expect(read(text).html).not.toMatch(/<b>|script|alert|remark/);
  expect(said(text)).toMatchInlineSnapshot(`
    [
      "1:6 raw-html-dropped The HTML \`<b>\` was left out: only Markdown is shown.",
      "1:13 raw-html-dropped The HTML \`</b>\` was left out: only Markdown is shown.",
      "3:1 raw-html-dropped The HTML \`<script>alert(1)</script>\` was left out: only Markdown is shown.",
    ]
  `);
});

test('import, export and expressions stay text and are named; in code they are fine', () => {
  const text = "import x from 'y'\n\nexport const a = 1\n\nA {process.exit()} here\n\n`{fine}` and\n\n    export const fine = 1";
  expect(read(text).html).toMatch('{process.exit()}');
  expect(said(text)).toMatchInlineSnapshot(`
    [
      "1:1 code-in-content \`import x from 'y'\` is shown as text: nothing in content runs.",
      "3:1 code-in-content \`export const a = 1\` is shown as text: nothing in content runs.",
      "5:3 code-in-content \`{process.exit()}\` is shown as text: nothing in content runs.",
    ]
  `);
});

test('links lead to http, https, mailto and relative addresses alone', () => {
  const text = [
    '[a](https://a.example) [b](mailto:b@b.example) [c](../2.0.0/) [d](#top)',
    '[e](javascript:alert(1)) [f](JaVaScRiPt:alert(1)) [g](data:text/html,x) [h](//h.example)',
    '![i](https://i.example/i.png) [j]',
    '',
    '[j]: vbscript:x',
  ].join('\n');
  const { html } = read(text);
  expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1])).toEqual([
    'https://a.example',
    'mailto:b@b.example',
    '../2.0.0/',
    '#top',
  ]);
  expect(said(text)).toMatchInlineSnapshot(`
    [
      "2:1 link-not-allowed The link to \`javascript:alert(1)\` was removed: only http, https, mailto and relative addresses are allowed.",
      "2:26 link-not-allowed The link to \`JaVaScRiPt:alert(1)\` was removed: only http, https, mailto and relative addresses are allowed.",
      "2:51 link-not-allowed The link to \`data:text/html,x\` was removed: only http, https, mailto and relative addresses are allowed.",
      "2:73 link-not-allowed The link to \`//h.example\` was removed: only http, https, mailto and relative addresses are allowed.",
      "5:1 link-not-allowed The link to \`vbscript:x\` was removed: only http, https, mailto and relative addresses are allowed.",
    ]
  `);
});

test('a box behind an empty item stays as it is written', () => {
  expect(read('> -\n[x] open\n\n- [x] done').html).toMatchInlineSnapshot(`
    "<blockquote>
    <ul>
    <li></li>
    </ul>
    </blockquote>
    <p>[x] open</p>
    <ul class="contains-task-list">
    <li class="task-list-item"><input type="checkbox" checked disabled> done</li>
    </ul>"
  `);
});

test('ids of footnotes cannot take the name of something on the page', () => {
  expect(read('A[^main]\n\n[^main]: note').html).not.toMatch(/id="main"/);
});

test('addresses that are written without marks become links', () => {
  const addresses = (text: string) => [...read(text).html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses('Www.a.example and http://c.example')).toEqual(['http://Www.a.example', 'http://c.example']);
  expect(addresses('Write to a@b.example, or mailto:c@d.example.')).toEqual(['mailto:a@b.example', 'mailto:c@d.example']);
  expect(addresses('wwwhere http alone')).toEqual([]);
});
