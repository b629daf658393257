import { expect, test } from 'vitest';
import { listContradictions } from '../../../../src/environments/assemble/events/list-contradictions.ts';
import { makeEvent } from '../../make-event.ts';

const applied = (name: string, version: string) =>
  makeEvent(1, {
    id: `${name}-${version}`,
    kind: 'deployed',
    version,
    components: [{ name, version, tag: null, commit: null, artefacts: [] }],
  });

const list = (...events: Parameters<typeof listContradictions>[0][number][]) =>
  listContradictions(events, { written: [], nameOf: (id) => id }).map(({ code }) => code);

test('two applications that go out in one second contradict each other in nothing, two versions of one do', () => {
  expect(list(applied('shop', 'v2'), applied('till', 'v7'))).toEqual([]);
  expect(list(applied('shop', 'v2'), applied('shop', 'v3'))).toEqual(['events-contradict']);
  expect(
    list(makeEvent(1, { id: 'a', kind: 'deployed', version: '1.0.0' }), makeEvent(1, { id: 'b', kind: 'deployed', version: '2.0.0' })),
  ).toEqual(['events-contradict']);
});
