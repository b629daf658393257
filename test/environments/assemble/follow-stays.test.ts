import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followStays } from '../../../src/environments/assemble/follow-stays.ts';
import type { Parts, ResolvedEvent } from '../../../src/environments/assemble/places.ts';
import { makeResolved } from '../make-event.ts';

const none: Parts = { instances: [], sections: [] };
const three: Parts = { instances: [{ id: 'a' }, { id: 'b' }], sections: [] };

/** What runs, as `place version (share)`. */
function running(events: readonly ResolvedEvent[], parts: Parts = none): readonly string[] {
  return followStays(events, parts)
    .stays.filter(({ until }) => until === null)
    .map(({ instance, variant, component, version, share }) => {
      const part =
        share === null ? '' : share.rest ? ' (rest)' : ` (${share.percent === null ? share.sections.join(' ') : `${share.percent} %`})`;
      return `${[instance, variant, component].filter((each) => each !== null).join('/') || 'all'} ${version}${part}`;
    });
}

test('the last deployment runs, and the one before ended when it came', () => {
  const { stays, took } = followStays(
    [makeResolved(1, { kind: 'deployed', version: '1.0' }), makeResolved(5, { kind: 'deployed', version: '1.1' })],
    none,
  );
  expect(stays.map(({ version, since, until, ended }) => [version, since.at, until?.at ?? null, ended])).toEqual([
    ['1.0', '2026-01-01T00:01:00+00:00', '2026-01-01T00:05:00+00:00', 'replaced'],
    ['1.1', '2026-01-01T00:05:00+00:00', null, null],
  ]);
  expect([...took]).toEqual([
    ['e001', null],
    ['e005', '1.0'],
  ]);
});

test('the same version again changes nothing', () => {
  const events = [makeResolved(1, { kind: 'deployed', version: '1.0' }), makeResolved(5, { kind: 'deployed', version: '1.0' })];
  expect(followStays(events, none).stays).toHaveLength(1);
});

test('a rollback without a target goes back to what ran before', () => {
  const events = ['1.0', '1.1'].map((version, index) => makeResolved(index, { kind: 'deployed', version }));
  const back = makeResolved(9, { kind: 'rolled-back', from: '1.1' });
  expect(running([...events, back])).toEqual(['all 1.0']);
  const followed = followStays([...events, back], none);
  expect(followed.wentTo.get('e009')).toBe('1.0');
  expect(followed.stays.map(({ version, ended }) => [version, ended])).toEqual([
    ['1.0', 'replaced'],
    ['1.1', 'rolled-back'],
    ['1.0', null],
  ]);
});

test('two rollbacks without a target go back two versions, and never to what was taken back', () => {
  const events = ['1.0', '1.1', '1.2'].map((version, index) => makeResolved(index, { kind: 'deployed', version }));
  const [once, twice] = [8, 9].map((at) => makeResolved(at, { kind: 'rolled-back' }));
  if (once === undefined || twice === undefined) throw new Error('two events');
  expect(running([...events, once])).toEqual(['all 1.1']);
  expect(running([...events, once, twice])).toEqual(['all 1.0']);
  const again = makeResolved(10, { kind: 'deployed', version: '1.3' });
  expect(running([...events, once, again, makeResolved(11, { kind: 'rolled-back', from: '1.3' })])).toEqual(['all 1.1']);
});

test('an event of the whole environment counts for all of its instances', () => {
  const events = [
    makeResolved(1, { kind: 'deployed', version: '1.0' }),
    makeResolved(2, { kind: 'deployed', version: '1.1', instance: 'a' }),
  ];
  expect(running(events, three)).toEqual(['b 1.0', 'a 1.1']);
  expect(running([...events, makeResolved(3, { kind: 'deployed', version: '1.2', instance: 'b' })], three)).toEqual(['a 1.1', 'b 1.2']);
  expect(running([...events, makeResolved(4, { kind: 'deployed', version: '1.3' })], three)).toEqual(['all 1.3']);
});

test('one instance goes back while the others stay', () => {
  const events = ['1.0', '1.1'].map((version, index) => makeResolved(index, { kind: 'deployed', version }));
  expect(running([...events, makeResolved(9, { kind: 'rolled-back', from: '1.1', instance: 'a' })], three)).toEqual(['b 1.1', 'a 1.0']);
});

test('variants live side by side until they are removed', () => {
  const events = [
    makeResolved(1, { kind: 'deployed', version: '1.0' }),
    makeResolved(2, { kind: 'deployed', version: '2.0', variant: 'plates' }),
  ];
  expect(running(events)).toEqual(['all 1.0', 'plates 2.0']);
  expect(running([...events, makeResolved(3, { kind: 'removed', variant: 'plates' })])).toEqual(['all 1.0']);
});

test('sections go over one by one, and all of them are the whole', () => {
  const parts: Parts = { instances: [], sections: [{ id: 'one' }, { id: 'two' }] };
  const section = (at: number, ...sections: string[]) =>
    makeResolved(at, { kind: 'deployed', version: '2.0', share: { percent: null, sections } });
  const events = [makeResolved(1, { kind: 'deployed', version: '1.0' }), section(2, 'one')];
  expect(running(events, parts)).toEqual(['all 1.0 (rest)', 'all 2.0 (one)']);
  expect(running([...events, section(3, 'two')], parts)).toEqual(['all 2.0']);
});

test('a part in per cent that is rolled back gives the place back to the others', () => {
  const share = (at: number, percent: number) => makeResolved(at, { kind: 'deployed', version: '2.0', share: { percent, sections: [] } });
  const events = [makeResolved(1, { kind: 'deployed', version: '1.0' }), share(2, 10), share(3, 50)];
  expect(running(events)).toEqual(['all 1.0 (rest)', 'all 2.0 (50 %)']);
  expect(running([...events, makeResolved(4, { kind: 'rolled-back', from: '2.0' })])).toEqual(['all 1.0']);
  expect(running([...events, share(5, 100)])).toEqual(['all 2.0']);
});

test('a component moves by itself until the whole product does', () => {
  const events = [makeResolved(1, { kind: 'deployed', version: '1.0' }), makeResolved(2, { kind: 'deployed', version: '1.1' }, 'api')];
  expect(running(events)).toEqual(['all 1.0', 'api 1.1']);
  expect(running([...events, makeResolved(3, { kind: 'deployed', version: '2.0' })])).toEqual(['all 2.0']);
});

test('nothing runs where everything was torn down', () => {
  expect(running([makeResolved(1, { kind: 'deployed', version: '1.0' }), makeResolved(2, { kind: 'torn-down' })])).toEqual([]);
});

// Two instances, two variants: a map from place to version, written down as simply as it can be.
const event = fc.record({
  kind: fc.constantFrom('deployed' as const, 'observed' as const, 'removed' as const, 'torn-down' as const, 'approved' as const),
  version: fc.constantFrom('1', '2', '3'),
  instance: fc.constantFrom(null, 'a', 'b'),
  variant: fc.constantFrom(null, 'v'),
});

test('what runs in each instance is what a plain list of places says, for any sequence of events', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (sequence) => {
      const model = new Map<string, string>();
      for (const { kind, version, instance, variant } of sequence) {
        for (const place of instance === null ? ['a', 'b'] : [instance]) {
          if (kind === 'deployed' || kind === 'observed') model.set(`${place} ${variant}`, version);
          if (kind === 'removed') model.delete(`${place} ${variant}`);
          if (kind === 'torn-down') for (const each of [null, 'v']) model.delete(`${place} ${each}`);
        }
      }
      const resolved = sequence.map(({ version, ...rest }, at) =>
        makeResolved(at, { ...rest, version: rest.kind === 'removed' || rest.kind === 'torn-down' ? null : version }),
      );
      const found = new Map<string, string | null>();
      const stays = followStays(resolved, three).stays.filter(({ until }) => until === null);
      for (const one of ['a', 'b']) {
        for (const variant of [null, 'v']) {
          const own = stays.filter((stay) => stay.variant === variant && (stay.instance === one || stay.instance === null));
          // An instance's own version goes before that of the whole environment.
          const [first] = own.toSorted((left, right) => (left.instance === null ? 1 : 0) - (right.instance === null ? 1 : 0));
          if (first !== undefined) found.set(`${one} ${variant}`, first.version);
        }
      }
      expect([...found].sort()).toEqual([...model].sort());
    }),
    { numRuns: 500 },
  );
});

test('every stay ends no earlier than it began, and at most one has a place to itself', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (sequence) => {
      const { stays } = followStays(
        sequence.map((each, at) => makeResolved(at, each)),
        none,
      );
      for (const { since, until } of stays)
        expect(Date.parse(until?.at ?? '2100-01-01')).toBeGreaterThanOrEqual(Date.parse(since.at ?? ''));
      const open = stays.filter(({ until }) => until === null).map(({ instance, variant }) => `${instance} ${variant}`);
      expect(new Set(open).size).toBe(open.length);
    }),
  );
});
