import { expect, test } from 'vitest';
import { nameSteps } from '../../../../src/validation/views/lists/name-steps.ts';

const order = ['PRE-1', 'PRE-2', 'PRE-3', 'BE-1', 'BE-2', 'FE-1', 'FE-2', 'FE-3', 'INF-1'];

test('steps that follow one another in the record are named by the first and the last', () => {
  expect(nameSteps(['PRE-3', 'PRE-1', 'PRE-2', 'BE-2', 'PRE-1'], order)).toBe('PRE-1 to PRE-3, BE-2');
  expect(nameSteps(['FE-1', 'FE-2'], order)).toBe('FE-1, FE-2');
});

test('of many that do not follow one another the first are named and the rest counted', () => {
  expect(nameSteps(['PRE-1', 'PRE-3', 'BE-2', 'FE-2', 'INF-1'], order)).toBe('PRE-1, PRE-3, BE-2 and 2 more');
});

test('a step that the record no longer has comes last', () => {
  expect(nameSteps(['OLD-1', 'INF-1'], order)).toBe('INF-1, OLD-1');
});
