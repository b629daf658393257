import { expect, test } from 'vitest';
import { listTakenAway } from '../../../../src/validation/assemble/signoffs/list-taken-away.ts';
import { holdPair, makeContext, makeKeys, makePair } from '../../signoff-case.ts';

const context = makeContext();
const author = makePair(context);
const refusal = makePair(context, { by: 'wen', role: 'qa-lead', meaning: 'disapproval', after: author });
const { signatureVersions } = holdPair(refusal, { at: '2026-03-02T10:00:00Z' });

test('a signature whose files were deleted before others took their name is missed', () => {
  const older = new Map([...signatureVersions].map(([path, versions]) => [`${path}@${'e'.repeat(40)}`, versions]));
  const tell = (at: typeof signatureVersions, files = [author]) =>
    listTakenAway({ ...context, signatureVersions: at }, files, makeKeys()).map((source) => source.replace(/^.*\//, ''));
  expect(tell(signatureVersions)).toEqual(['2-qa-lead-wen@portal.example.json']);
  expect(tell(older)).toEqual(['2-qa-lead-wen@portal.example.json']);
  expect(tell(older, [author, { ...refusal, source: 'renamed.json' }])).toEqual([]);
});
