import { expect, test } from 'vitest';
import { matchSteps } from '../../../../src/validation/assemble/trail/match-steps.ts';

const written = (id: string, action: string) => ({ id, idWritten: true, action });
const placed = (id: string, action: string) => ({ id, idWritten: false, action });
const pairs = (...sides: Parameters<typeof matchSteps>) => Object.fromEntries(matchSteps(...sides));

test('a written id is the step, whatever it says', () => {
  expect(pairs([written('A', 'Open'), written('B', 'Close')], [written('B', 'Open'), written('A', 'Close')])).toEqual({ A: 'A', B: 'B' });
});

test('without written ids the same action is the same step, each once', () => {
  const before = [placed('step-1', 'Open'), placed('step-2', 'Open'), placed('step-3', 'Close')];
  const after = [placed('step-1', 'Close'), placed('step-2', 'Open'), placed('step-3', 'Open')];
  expect(pairs(before, after)).toEqual({ 'step-1': 'step-2', 'step-2': 'step-3', 'step-3': 'step-1' });
});

test('an action that was reworded is found by its place, then by its words', () => {
  expect(pairs([placed('step-1', 'Open the list')], [placed('step-1', 'Open the whole list')])).toEqual({ 'step-1': 'step-1' });
  const after = [placed('step-1', 'Sign in'), placed('step-2', 'Open the whole list')];
  expect(pairs([placed('step-1', 'Open the list')], after)).toEqual({ 'step-1': 'step-2' });
});

test('what has nothing in common is another step', () => {
  expect(pairs([placed('step-1', 'Open the list')], [placed('step-1', 'Delete everything')])).toEqual({});
});

test('an id that is written later is found by the action', () => {
  expect(pairs([placed('step-1', 'Open the list')], [written('ING-1', 'Open the list')])).toEqual({ 'step-1': 'ING-1' });
});

test('steps without any words keep their ids', () => {
  expect(pairs([placed('step-1', ''), placed('step-2', '')], [placed('step-2', ''), placed('step-1', '')])).toEqual({
    'step-1': 'step-1',
    'step-2': 'step-2',
  });
});
