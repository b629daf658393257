import { expect, test } from 'vitest';
import { groupCommits } from '../../../../src/releases/views/compare/same-commits.ts';

test('what is certainly the same is taken as one, and what is only likely so is not', () => {
  const thing = { title: 'Sort', repository: 1 };
  const earlier = { ...thing, version: '1.0' };
  const lost = { ...thing, category: 'fixed', version: null, id: null } as const;
  const { nameOf } = groupCommits([
    {
      version: '1.1',
      content: {
        changes: [],
        earlier: [
          { ...earlier, commit: 'copy', as: 'known' },
          { ...earlier, commit: 'alike', as: 'known', likely: 'same subject' },
        ],
        lost: [
          { ...lost, commit: 'left', heldBy: 'known' },
          { ...lost, commit: 'perhaps', heldBy: 'known', likely: 'same subject' },
        ],
      },
    },
  ]);
  expect(['copy', 'left', 'alike', 'perhaps'].map((commit) => nameOf(commit) === nameOf('known'))).toEqual([true, true, false, false]);
});
