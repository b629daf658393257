import { describe, expect, test } from 'vitest';
import { judgeSignoffs } from '../../../../src/validation/assemble/judge/judge-signoffs.ts';
import { describeLostHalf, listLostHalves, listOpenHalves } from '../../../../src/validation/assemble/signoffs/list-lost-halves.ts';
import { holdPair, makeContext, makeKeys, makePair } from '../../signoff-case.ts';

const keys = makeKeys();
const context = makeContext();
const refusal = makePair(context, { by: 'mara', role: 'reviewer', meaning: 'disapproval', at: '2026-03-02T10:00:00Z' });
const both = new Map(
  [...holdPair(refusal, { at: '2026-03-02T10:00:00Z' }).signatureVersions].map(([path, own]) => [
    path,
    own.map((one) => ({ ...one, path })),
  ]),
);
const only = (ending: string) => ({ versions: new Map([...both].filter(([path]) => path.endsWith(ending))) });
const lost = (ending: string) => listLostHalves(only(ending), { files: [], everSigned: keys.everSigned });

describe('a half of a signature that git remembers alone', () => {
  for (const ending of ['json', 'sig']) {
    test(`is told when it is gone: .${ending}`, () => {
      expect(listOpenHalves(lost(ending), context, []).map(describeLostHalf)).toEqual([
        `Git remembers \`${refusal.source.replace(/json$/, ending)}\`, one file of a signature, and it was taken away: nobody can say what was signed.`,
      ]);
    });

    test(`is answered by whoever signs later, and by nobody else: .${ending}`, () => {
      const told = (by: 'mara' | 'jonas', at: string) => {
        const role = by === 'mara' ? 'reviewer' : 'tester';
        const author = makePair(context, { at: '2026-03-02T09:00:00Z' });
        const later = makePair(context, by === 'jonas' ? { at } : { by, role, meaning: 'reviewer', at, after: author });
        const signoffs = judgeSignoffs(context, by === 'jonas' ? [later] : [author, later], keys);
        expect(signoffs.map(({ state }) => state)).toEqual(signoffs.map(() => 'valid'));
        return listOpenHalves(lost(ending), context, signoffs).length;
      };
      expect([told('mara', '2026-03-02T09:30:00Z'), told('jonas', '2026-03-02T11:00:00Z'), told('mara', '2026-03-02T11:00:00Z')]).toEqual([
        1, 1, 0,
      ]);
    });
  }

  test('is none when git remembers both, when it is there, or when the key never might sign', () => {
    const stranger = makeKeys({ allowedSigners: '' });
    expect([
      listLostHalves({ versions: both }, { files: [], everSigned: keys.everSigned }),
      listLostHalves(only('sig'), { files: [{ ...refusal, statement: null }], everSigned: keys.everSigned }),
      listLostHalves(only('sig'), { files: [], everSigned: stranger.everSigned }),
    ]).toEqual([[], [], []]);
  });
});
