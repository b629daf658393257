import { expect, test } from 'vitest';
import { html } from '../../../src/text/schema/html.ts';
import { formatRows } from '../../../src/ui/views/format-rows.ts';

const columns = [{ name: 'Version' }, { name: 'State & more', class: 'number wide' }, { name: 'Line' }];

test('the first cell heads a row, others bear the names of their columns, and what a row bears is escaped', () => {
  const rows = [
    { cells: [html`<a>${'1.0.0'}</a>`, html`${'<b>'}`, html``], attributes: { 'data-s': '"x" & y', 'data-l': 0 } },
    { cells: [html`2`, html`3`, html`4`] },
  ];
  expect(formatRows(columns, rows).text).toBe(
    '<tr data-s="&quot;x&quot; &amp; y" data-l="0"><th scope="row"><a>1.0.0</a></th>' +
      '<td class="number wide" data-label="State &amp; more">&lt;b&gt;</td><td data-label="Line"></td></tr>' +
      '<tr><th scope="row">2</th><td class="number wide" data-label="State &amp; more">3</td><td data-label="Line">4</td></tr>',
  );
});

test('a table without rows has none', () => {
  expect(formatRows(columns, []).text).toBe('');
});
