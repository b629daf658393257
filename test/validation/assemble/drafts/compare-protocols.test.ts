import { expect, test } from 'vitest';
import { compareProtocols } from '../../../../src/validation/assemble/drafts/compare-protocols.ts';
import type { Step } from '../../../../src/validation/schema/records/step.ts';
import { aStep } from '../../../fixture/a-step.ts';

test('a result is carried only when the words are the same before, in the record and after', () => {
  const before = [step('A', 'read'), step('B', 'write'), step('C', 'count'), step('D', 'leave')];
  const record = [
    step('A', 'read', { result: 'pass' }),
    step('B', 'write', { result: 'pass' }),
    step('C', 'guess', { result: 'pass' }),
    step('D', 'leave'),
  ];
  const after = [step('A', ' read\n'), step('B', 'write', { expected: 'written' }), step('C', 'count'), step('E', 'enter')];
  expect(fates(compareProtocols(before, record, after))).toEqual(['A carried', 'B changed', 'C changed', 'E added', 'D removed']);
});

test('a record that was changed to what the protocol says only later is executed again', () => {
  const fate = compareProtocols([step('A', 'read')], [step('A', 'write', { result: 'pass' })], [step('A', 'write')]);
  expect(fates(fate)).toEqual(['A changed']);
});

test('where the version before is not known, the record stands for it', () => {
  expect(fates(compareProtocols(null, [step('A', 'read'), step('B', 'write')], [step('A', 'read'), step('B', 'run')]))).toEqual([
    'A carried',
    'B changed',
  ]);
});

test('steps whose identifier is only their place are found by their words', () => {
  const unnamed = (...actions: readonly string[]) =>
    actions.map((action, index) => step(`step-${index + 1}`, action, { idWritten: false }));
  const compared = compareProtocols(
    unnamed('read', 'write', 'twice', 'twice'),
    unnamed('read', 'write', 'twice', 'twice'),
    unnamed('open', 'read', 'write', 'twice'),
  );
  expect(compared.map(({ id, fate, record }) => `${id} ${fate} ${record?.id ?? '-'}`)).toEqual([
    'step-1 added -',
    'step-2 carried step-1',
    'step-3 carried step-2',
    'step-4 carried step-4',
    'step-3 removed step-3',
  ]);
});

function fates(compared: ReturnType<typeof compareProtocols>): readonly string[] {
  return compared.map(({ id, fate }) => `${id} ${fate}`);
}

function step(id: string, action: string, more: Partial<Step> = {}): Step {
  return aStep({ id, action, result: 'untouched', ...more });
}
