import { expect, test } from 'vitest';
import type { Change } from '../../../../src/book/schema/change.ts';
import { isCarrier } from '../../../../src/validation/assemble/traces/is-carrier.ts';

const pull = (number: number, role: Change['pulls'][number]['role'] = 'merged') => ({ number, role, evidence: '' });
const changed = (...pulls: Change['pulls']): Pick<Change, 'pulls'> => ({ pulls });

test('a pull request is a carrier when it brought none of its changes', () => {
  expect(isCarrier({ kind: 'pull', id: '#26' }, [changed(pull(26), pull(36))])).toBe(false);
  expect(isCarrier({ kind: 'pull', id: '#36' }, [changed(pull(26), pull(36))])).toBe(true);
  expect(isCarrier({ kind: 'pull', id: 'api#63' }, [changed(pull(64), pull(63, 'origin'))])).toBe(true);
  expect(isCarrier({ kind: 'pull', id: '#36' }, [changed(pull(26), pull(36)), changed(pull(36))])).toBe(false);
});

test('nothing else is a carrier, nor is a pull request that no change of the release names', () => {
  expect(isCarrier({ kind: 'issue', id: '#36' }, [changed(pull(26), pull(36))])).toBe(false);
  expect(isCarrier({ kind: 'requirement', id: 'REQ-1' }, [changed(pull(26))])).toBe(false);
  expect(isCarrier({ kind: 'pull', id: '#99' }, [])).toBe(false);
});
