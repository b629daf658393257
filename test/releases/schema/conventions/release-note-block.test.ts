import { expect, test } from 'vitest';
import { parseReleaseNoteBlock } from '../../../../src/releases/schema/conventions/titles/release-note-block.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

const fence = '```';

test.each([
  [
    'a block',
    `Why.\n\n${fence}release-note\nUploads can be resumed.\nEven large ones.\n${fence}\n\nMore.`,
    'Uploads can be resumed.\nEven large ones.',
  ],
  [
    'a block with lines that end as on Windows',
    `Why.\r\n\r\n${fence}release-note\r\nUploads can be resumed.\r\n${fence}\r\n`,
    'Uploads can be resumed.',
  ],
  ['another spelling', `${fence} release_note\nA note.\n${fence}`, 'A note.'],
  ['an emptied block', `${fence}release-note\n${fence}`, ''],
  ['a block that says NONE', `${fence}release-note\nNONE\n${fence}`, ''],
  ['a block that never ends', `${fence}release-note\nA note.`, null],
  ['another block', `${fence}sh\nrm -rf /\n${fence}`, null],
  ['no block', 'A note.', null],
])('%s', (_, body, note) => {
  expect(parseReleaseNoteBlock(body)).toBe(note);
});

test('the note of a change is its block; without one, or with NONE, what the title says', () => {
  const { commit, tag, tip, history } = startHistory();
  commit('fix: resume uploads (#1)', { body: `${fence}release-note\nUploads can be resumed.\n${fence}` });
  commit('fix: tidy up (#2)', { body: `${fence}release-note\nNONE\n${fence}` });
  tag('1.0', tip('main'));
  expect(assembleOne([history()]).product.releases[0]?.changes.map(({ title, note }) => [title, note])).toEqual([
    ['tidy up', { text: 'tidy up', source: 'conventional' }],
    ['resume uploads', { text: 'Uploads can be resumed.', source: 'release-note' }],
  ]);
});
