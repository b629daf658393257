import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docxFile, xlsxFile } from '../fixture/zip-file.ts';
import { makeRepository } from '../git-repository.ts';
import { often } from '../often.ts';
import { tryDocket } from './try-docket.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`).join('')}</w:tr>`;

/** A file of each kind that people have, with words that its page must show. */
const kinds: readonly { readonly file: string; readonly content: string | Uint8Array; readonly shown: readonly string[] }[] = [
  {
    file: 'lamp-cases.xlsx',
    content: xlsxFile([
      ['Lamp tests', '', '', '', '', ''],
      ['Test Case ID', 'Test Steps', 'Expected Result', 'Actual Result', 'Status', 'Comments'],
      ['L-1', '1. Light it\n2. Wait', 'It burns', 'It burned', 'Pass', 'at night'],
      ['L-2', 'Blow it out', 'It is dark', '', '', ''],
    ]),
    shown: ['L-1', '<li>Light it</li>', 'It is dark'],
  },
  {
    file: 'lamp-form.docx',
    content: docxFile(
      `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Lamp form')}</w:p><w:tbl>${row('Step', 'Action', 'Acceptance criteria', 'Observed', 'Pass / Fail', 'Tested by / Date')}${row('1', 'Trim the wick', 'It is short', '', '☐ Pass ☐ Fail', '')}</w:tbl>`,
    ),
    shown: ['Trim the wick', 'It is short'],
  },
  {
    file: 'lamp.feature',
    content:
      '@REQ-7\nFeature: Lamp\n  Scenario: Light\n    Given oil\n    When I light it\n    Then it burns\n  Scenario Outline: Sizes\n    When I light a "<size>" one\n    Then it burns\n    Examples:\n      | size |\n      | big  |\n',
    shown: ['Given oil', 'REQ-7', '&lt;size&gt;'],
  },
  {
    file: 'lamp-export.csv',
    content:
      'Issue key,Test type,Summary,Action,Data,Expected Result\nLP-1,Manual,Light,Light it,oil,It burns\n,,,Blow it out,,It is dark\n',
    shown: ['LP-1', 'LP-1.2', 'Blow it out'],
  },
  {
    file: 'azure-cases.csv',
    content:
      'ID,Work Item Type,Title,Test Step,Step Action,Step Expected,State\n9,Test Case,Light a lamp,,,,Ready\n,,,1,Light it,It burns,\n,,,2,Wait,It is warm,\n',
    shown: ['Light a lamp', '9.1', 'It is warm'],
  },
  {
    file: 'release.yml',
    content:
      'name: Lamp release\nbody:\n  - type: checkboxes\n    attributes:\n      label: Before\n      options:\n        - label: The glass is clean\n        - label: The oil is full\n',
    shown: ['The glass is clean', 'The oil is full'],
  },
  {
    file: 'lamp-plan.html',
    content:
      '<html><body><h1>Lamp plan</h1><h2>Tests</h2><table><tr><th>No</th><th>Action</th><th>Expected</th><th>Result</th></tr><tr><td>P-1</td><td>Fill it<ul><li>slowly</li></ul></td><td>No leak</td><td></td></tr></table><ul><li><input type="checkbox"> Lid closed</li></ul></body></html>',
    shown: ['P-1', '<li>slowly</li>', 'Lid closed'],
  },
];

/** Fills in a record as a tester would: each result, each choice and each box. */
function fill(text: string): string {
  let column = -1;
  return text
    .split('\n')
    .map((line) => {
      if (!line.startsWith('|')) {
        column = -1;
        return line.replace('- [ ]', '- [x]').replace('status: in-progress', 'status: closed');
      }
      const cells = line.split('|');
      if (column < 0) column = cells.findIndex((cell) => /^ *(?:Result|Status|Pass \/ Fail) *$/.test(cell));
      else if (column > 0 && !/^[| -]+$/.test(line)) cells[column] = (cells[column] ?? '').includes('☐') ? ' ☑ Pass ☐ Fail ' : ' pass ';
      return cells.join('|');
    })
    .join('\n');
}

test.skipIf(!hasSshKeygen)('a file of each kind goes all the way to a signed record and its page', { timeout: 600_000 }, () => {
  const repository = makeRepository();
  const { path } = repository;
  mkdirSync(join(path, 'keys'));
  for (const name of ['jonas', 'mara'])
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(path, 'keys', name)]);
  const lines = ['jonas', 'mara'].map(
    (name) => `${name}@lamp.example namespaces="signoff@docket" ${readFileSync(join(path, 'keys', `${name}.pub`), 'utf8')}`,
  );
  writeFileSync(join(path, '.gitignore'), 'keys\n.docket\ndist\n');
  repository.commit('feat: lamps', {
    date: '2026-02-28T10:00:00Z',
    files: {
      'docket.config.ts': "export default { title: 'T', products: [{ id: 'lamp', name: 'Lamp', repositories: [{ path: '.' }] }] };\n",
      'content/allowed_signers': lines.join(''),
      'content/people.yaml':
        'people:\n  - principal: jonas@lamp.example\n    name: Jonas Lindqvist\n    roles: [{ role: tester }]\n  - principal: mara@lamp.example\n    name: Mara Okafor\n    roles: [{ role: approver }]\n',
    },
  });
  repository.tag('v1.0.0-rc.1', 'v1.0.0-rc.1', { date: '2026-02-28T11:00:00Z' });
  const tried = kinds.slice(0, often(2, kinds.length));
  const docket = (...args: readonly string[]) => {
    const ending = tryDocket(path, ...args);
    expect(ending.code, ending.stderr).toBe(0);
    return ending.stdout;
  };
  const ids = tried.map(({ file, content }) => {
    repository.write(file, content);
    const id = /content\/protocols\/(.*)\.mdx/.exec(docket('import', file))?.[1] ?? '';
    repository.commit(`docs: ${id}`, { date: '2026-02-28T12:00:00Z', files: {} });
    docket(
      'new',
      'record',
      id,
      '--product',
      'lamp',
      '--release',
      '1.0.0',
      '--environment',
      'staging',
      '--tester',
      'Jonas Lindqvist',
      '--date',
      '2026-03-01',
    );
    const record = `content/releases/lamp/1.0.0/${id}.mdx`;
    repository.write(record, fill(readFileSync(join(path, record), 'utf8')));
    return id;
  });
  repository.commit('test: lamps', { date: '2026-03-01T10:00:00Z', files: {} });
  for (const id of ids)
    for (const [who, role, hour] of [
      ['jonas', 'tester', '11'],
      ['mara', 'approver', '12'],
    ] as const)
      docket(
        ...['sign', `content/releases/lamp/1.0.0/${id}.mdx`, '--role', role, '--key', join(path, 'keys', who), '--yes'],
        ...['--zone', 'UTC', '--signed-at', `2026-03-01T${hour}:00:00Z`],
      );
  repository.commit('docs: sign', { date: '2026-03-01T13:00:00Z', files: {} });
  docket('build');
  for (const [index, { shown, file }] of tried.entries()) {
    const page = readFileSync(join(path, 'dist/lamp/1.0.0', ids[index] ?? '', 'index.html'), 'utf8');
    expect(page, file).toContain('All signatures that the protocol asks for are there and stand.');
    for (const words of shown) expect(page, file).toContain(words);
  }
});

test('an executed file of each kind comes in as a record that nobody has signed', () => {
  const { path, write, git } = makeRepository();
  write('docket.config.ts', "export default { title: 'T', products: [{ id: 'lamp', name: 'Lamp', repositories: [{ path: '.' }] }] };\n");
  git('add', '-A');
  const executed: readonly (readonly [string, string | Uint8Array, string])[] = [
    [
      'cases.xlsx',
      xlsxFile([
        ['ID', 'Action', 'Expected', 'Result', 'Tester'],
        ['L-1', 'Light it', 'Burns', 'Fail', 'GH'],
      ]),
      '| L-1 | Light it | Burns | Fail | GH |',
    ],
    [
      'form.docx',
      docxFile(`<w:tbl>${row('Step', 'Action', 'Expected', 'Result')}${row('1', 'Trim it', 'Short', '☒ Pass ☐ Fail')}</w:tbl>`),
      '☒ Pass ☐ Fail',
    ],
    ['plan.html', '<ul><li><input type="checkbox" checked> Lid closed</li></ul>', '- [x] **S-1** Lid closed'],
  ];
  for (const [file, content, kept] of executed) {
    write(file, content);
    const { code, stderr } = tryDocket(path, 'import', file, '--as', 'record', '--product', 'lamp', '--release', '1.0.0');
    expect(code, stderr).toBe(0);
    const name = file.replace(/\..*/, '');
    const record = readFileSync(join(path, `content/releases/lamp/1.0.0/${name}.mdx`), 'utf8');
    expect(record).toContain(kept);
    expect(record).toContain(`executedElsewhere:\n  document: evidence/${file}`);
    expect(readFileSync(join(path, `content/protocols/${name}.mdx`), 'utf8')).not.toMatch(/\| Fail \||☒|\[x\]|GH/);
  }
});
