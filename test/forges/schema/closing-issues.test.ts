import { expect, test } from 'vitest';
import { type ClosingStyle, giteaClosing, gitlabClosing, listClosing } from '../../../src/forges/schema/closing-issues.ts';

const tell = (text: string, style: ClosingStyle): string => {
  const { numbers, others } = listClosing(text, { style, home: 'forge.example/lab/app' });
  return [...numbers, ...(others ? ['others'] : [])].join(' ');
};

test.each([
  ['Closes #12', '12', '12'],
  ['closes: #12.', '12', '12'],
  ['Fixes #1, #2 and #3', '1 2 3', '1'],
  ['Resolves #1, resolves #2', '1 2', '1 2'],
  ['Implements #4', '4', ''],
  ['Closing issues #5 and #6', '5 6', ''],
  ['See #7', '', ''],
  ['Closes !8', '', ''],
  ['This encloses #9', '', ''],
  ['Closes app#10 and lab/app#11', '10 11', '10'],
  ['Closes other/app#10', 'others', 'others'],
  ['Closes https://forge.example/lab/app/-/issues/13', '13', '13'],
  ['Closes https://forge.example/lab/app/issues/13', '13', '13'],
  ['Closes https://forge.example/lab/other/-/issues/13', 'others', 'others'],
  ['Closes https://evil.example/lab/app/issues/13', 'others', 'others'],
  ['Closes `#14`\n```\nCloses #15\n```\n<!-- Closes #16 -->', '', ''],
  ['Closes #0, closes #99999999999', '', ''],
])('%s', (text, gitlab, gitea) => {
  expect([tell(text, gitlabClosing), tell(text, giteaClosing)]).toEqual([gitlab, gitea]);
});

test('a text that is made to take long takes none', () => {
  const begin = performance.now();
  for (const part of ['closes ', 'closes a/', 'closes https://', 'closes #1, ', 'closes #1 and ', '`', '```', 'closes issue\t'])
    listClosing(part.repeat(200_000 / part.length), { style: gitlabClosing, home: 'forge.example/lab/app' });
  expect(performance.now() - begin).toBeLessThan(30_000);
});
