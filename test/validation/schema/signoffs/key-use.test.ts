import { expect, test } from 'vitest';
import { tellKeyUse } from '../../../../src/validation/schema/signoffs/key-use.ts';

const now = '2026-03-10T12:00:00+10:00';
const good = { fingerprint: 'SHA256:abc', kind: 'ssh-ed25519', validAfter: null, validBefore: null, compromised: null };

test('a key is in use between its two moments, whatever the offsets', () => {
  expect(tellKeyUse(good, now)).toBe('in-use');
  expect(tellKeyUse({ ...good, validAfter: '2026-03-10T02:00:00Z' }, now)).toBe('in-use');
  expect(tellKeyUse({ ...good, validAfter: '2026-03-10T02:00:01Z' }, now)).toBe('not-yet');
  expect(tellKeyUse({ ...good, validBefore: '2026-03-10T02:00:01Z' }, now)).toBe('in-use');
  expect(tellKeyUse({ ...good, validBefore: '2026-03-10T02:00:00Z' }, now)).toBe('retired');
});

test('a compromised key is that before anything else, since whenever', () => {
  const compromised = { since: '2027-01-01T00:00:00Z', reason: 'Lost.' };
  expect(tellKeyUse({ ...good, compromised, validBefore: '2025-01-01T00:00:00Z' }, now)).toBe('compromised');
});
