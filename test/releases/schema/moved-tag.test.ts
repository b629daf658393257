import { expect, test } from 'vitest';
import { describeMovedTag } from '../../../src/releases/schema/moved-tag.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);
const locked = { repository: 'api', name: 'v1', object: a, tree: a };

test('the same object was not moved', () => {
  expect(describeMovedTag({ object: a, tree: a }, locked)).toBeNull();
});

test('a new object of the same tree was made again', () => {
  expect(describeMovedTag({ object: b, tree: a }, locked)).toBe(
    'Re-created: same tree, new object (object aaaaaaaaaaaa is now bbbbbbbbbbbb).',
  );
});

test('another tree was moved', () => {
  expect(describeMovedTag({ object: b, tree: b }, locked)).toBe(
    'Moved: other tree (aaaaaaaaaaaa is now bbbbbbbbbbbb; object aaaaaaaaaaaa is now bbbbbbbbbbbb).',
  );
  expect(describeMovedTag({ object: b, tree: null }, locked)).toBe(
    'Moved: other tree (aaaaaaaaaaaa is now no tree; object aaaaaaaaaaaa is now bbbbbbbbbbbb).',
  );
});
