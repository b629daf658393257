import { expect, test } from 'vitest';
import { settlePdf } from '../../../scripts/pdf/settle-pdf.ts';

/** The parts of a PDF of Chromium's that differ from run to run; `ids` are those of three cells, in the order of the document. */
function formatPdf(ids: readonly [string, string, string], date: string): string {
  const [row, first, second] = ids.map((id) => `(node${id})`);
  const entries = [
    [row, 7],
    [first, 12],
    [second, 130],
  ] as const;
  const sorted = entries.toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return `%PDF-1.4 \xe2\xe3
7 0 obj
<</S /TH
/ID ${row}>>
12 0 obj
<</S /TH
/ID ${first}>>
15 0 obj
<</S /TD
/A [<</O /Table
/Headers [${first} ${row}]>>]>>
130 0 obj
<</S /TH
/ID ${second}>>
<</Limits [${sorted[0]?.[0]} ${sorted[2]?.[0]}]
/Names [${sorted.map(([id, object]) => `${id} ${object} 0 R`).join(' ')}]>>
<</CreationDate (D:${date}+00'00')
/ModDate (D:${date}+00'00')>>
`;
}

test('whatever numbers a browser had given to cells, and when it printed, the same page gives the same bytes', () => {
  const settled = formatPdf(['00000001', '00000002', '00000003'], '20260312030500');
  for (const ids of [
    ['00000001', '00000002', '00000003'],
    ['00000040', '00000041', '00000042'],
    ['00000042', '00000040', '00000041'],
    ['00000003', '00000002', '00000001'],
  ] as const)
    expect(settlePdf(Buffer.from(formatPdf(ids, '20261130174500'), 'latin1'), '2026-03-12T14:05:00+11:00').toString('latin1')).toBe(
      settled,
    );
});

test('what looks like a part of it and is text stays as it is', () => {
  const text = '(node00000009) /Limits [(a) (b)]\n/Names [(a) 1 0 R]';
  expect(settlePdf(Buffer.from(text, 'latin1'), '2026-03-12T14:05:00Z').toString('latin1')).toBe(text);
});
