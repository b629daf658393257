import { expect, test } from 'vitest';
import { html, sanitised } from '../../../src/text/schema/html.ts';

const hostile = `<img src=x onerror="alert(1)">&'`;
const harmless = '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;';

test('a text in a template is escaped, between tags and in attributes', () => {
  expect(html`<a href="${hostile}">${hostile}</a>`.text).toBe(`<a href="${harmless}">${harmless}</a>`);
  const each = [...`&<>"'`].map((mark) => html`${mark}`.text);
  expect(each).toEqual(['&amp;', '&lt;', '&gt;', '&quot;', '&#39;']);
});

test('a list stands one after the other, its texts escaped', () => {
  expect(html`<ul>${[html`<li>${hostile}</li>`, hostile, [1, '<']]}</ul>`.text).toBe(`<ul><li>${harmless}</li>${harmless}1&lt;</ul>`);
});

test('markup stands as it is, however deep', () => {
  expect(html`<p>${html`<b>${html`a`}</b>`}${sanitised('<i>c</i>')}</p>`.text).toBe('<p><b>a</b><i>c</i></p>');
});

test('nothing leaves nothing, and zero is something', () => {
  expect(html`<p>${null}${undefined}${false}${''}${0}</p>`.text).toBe('<p>0</p>');
});
