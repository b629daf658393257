import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { readDocument } from '../../../../src/validation/read/formats/read-document.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';
import { docxFile, zipFile } from '../../../fixture/zip-file.ts';

/** Results of an executed document as `action | result`, with the notes of its reader. */
async function read(file: string, content: Uint8Array | string) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { markdown, notes } = await readDocument(bytes, file);
  const { steps } = parseProtocol(importProtocol(markdown, { source: file }).filled, { source: 'a.mdx' }).body;
  return { results: steps.map(({ action, result }) => `${action} | ${result}`), notes };
}

const run = (text: string, marks = '') => `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.map((cell) => `<w:tc><w:p>${cell}</w:p></w:tc>`).join('')}</w:tr>`;
const table = (results: readonly string[]) =>
  `<w:tbl>${row(run('Action'), run('Expected'), run('Result'))}${results.map((result, index) => row(run(`Light ${index}`), run('Burns'), result)).join('')}</w:tbl>`;

test('one stroke or two through a result of a Word document take it away', async () => {
  const body = table([
    run('Pass', '<w:dstrike/>'),
    run('Pass', '<w:strike/>'),
    `${run('Pass', '<w:dstrike w:val="true"/>')}${run(' Fail')}`,
    `${run('Fail', '<w:dstrike/>')}${run(' Pass')}`,
    run('Pass', '<w:dstrike w:val="0"/>'),
    run('Fail', '<w:dstrike w:val="false"/>'),
  ]);
  const { results, notes } = await read('lamp.docx', docxFile(body));
  expect(results).toEqual([
    'Light 0 | untouched',
    'Light 1 | untouched',
    'Light 2 | fail',
    'Light 3 | pass',
    'Light 4 | pass',
    'Light 5 | fail',
  ]);
  expect(notes).toEqual([]);
});

test('a style that strikes out does so, and what is hidden is left out and told', async () => {
  const body = table([
    run('Pass', '<w:rStyle w:val="Gone"/>'),
    `${run('Pass', '<w:vanish/>')}${run('Fail')}`,
    run('Pass', '<w:vanish w:val="0"/>'),
  ]);
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const relations = (target: string, kind: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`;
  const file = zipFile({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relations('word/document.xml', 'officeDocument'),
    'word/_rels/document.xml.rels': relations('styles.xml', 'styles'),
    'word/document.xml': document,
    'word/styles.xml':
      '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style></w:styles>',
  });
  const { results, notes } = await read('lamp.docx', file);
  expect(results).toEqual(['Light 0 | untouched', 'Light 1 | fail', 'Light 2 | pass']);
  expect(notes).toEqual(['1 hidden passage was left out.']);
});

test('what is struck out in a spreadsheet is not said, in whole cells and in parts of them', async () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (...own: readonly string[]) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${own.join('')}</Relationships>`;
  const text = (at: string, value: string, style = '') => `<c r="${at}" t="inlineStr"${style}><is><t>${value}</t></is></c>`;
  const head = `<row r="1">${text('A1', 'Action')}${text('B1', 'Expected')}${text('C1', 'Result')}</row>`;
  const line = (number: number, cell: string, more = '') =>
    `<row r="${number}"${more}>${text(`A${number}`, `Light ${number}`)}${text(`B${number}`, 'Burns')}${cell}</row>`;
  const sheet = (rows: string) => `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  const file = zipFile({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Second" sheetId="2" r:id="rId2"/><sheet name="First &amp; old" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml'),
      relation('rId3', 'styles', 'styles.xml'),
      relation('rId4', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><strike/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst xmlns="${main}" count="2" uniqueCount="2"><si><r><rPr><strike/></rPr><t>Pass</t></r><r><t xml:space="preserve"> Fail</t></r></si><si><t>Pass</t></si></sst>`,
    'xl/worksheets/sheet1.xml': sheet(head + line(2, text('C2', 'Pass'))),
    'xl/worksheets/sheet2.xml': sheet(
      head +
        line(2, text('C2', 'Pass', ' s="1"')) +
        line(3, '<c r="C3" t="s"><v>0</v></c>') +
        line(4, '<c r="C4" t="s"><v>1</v></c>', ' hidden="1"') +
        line(5, text('C5', 'Fail', ' s="0"')),
    ),
  });
  const { results, notes } = await read('lamp.xlsx', file);
  expect(results).toEqual(['Light 2 | untouched', 'Light 3 | fail', 'Light 4 | pass', 'Light 5 | fail', 'Light 2 | pass']);
  expect(notes).toEqual([
    '1 hidden row or column was taken over like the others.',
    'Hidden in the file and taken over like the others: `First & old`.',
  ]);
});

const cells = [
  '<del>Pass</del>',
  '<s>Pass</s> Fail',
  '<span style="text-decoration: line-through">Pass</span>',
  '<strike>Pass</strike>',
  '<s>Fail</s> Pass',
];
const struck = ['Light 0 | untouched', 'Light 1 | fail', 'Light 2 | untouched', 'Light 3 | untouched', 'Light 4 | pass'];

test('strokes by tags and by styles take a result away in Markdown, in HTML and in a record', async () => {
  const markdown = `| Action | Expected | Result |\n| --- | --- | --- |\n${cells.map((cell, index) => `| Light ${index} | Burns | ${cell} |`).join('\n')}\n`;
  const html = `<table><tr><th>Action</th><th>Expected</th><th>Result</th></tr>${cells.map((cell, index) => `<tr><td>Light ${index}</td><td>Burns</td><td>${cell}</td></tr>`).join('')}<tr hidden><td>Light 5</td><td>Burns</td><td>Pass</td></tr><tr style="display:none"><td>Light 6</td><td>Burns</td><td>Pass</td></tr></table>`;
  expect((await read('lamp.md', markdown)).results).toEqual(struck);
  expect((await read('lamp.html', html)).results).toEqual(struck);
  const { steps } = parseRecord(markdown, { source: 'a.mdx', folder: null }).body;
  expect(steps.filter(({ result }) => result === 'pass').map(({ action }) => action)).toEqual(['Light 2', 'Light 4']);
});
