import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EnvironmentEvent } from '../../../src/environments/schema/event.ts';
import { orderEvents } from '../../../src/environments/schema/order-events.ts';
import { makeEvent } from '../make-event.ts';

const event = (at: number, id: string): EnvironmentEvent => makeEvent(at, { kind: 'deployed', id });
const ids = (events: readonly EnvironmentEvent[]): readonly string[] => events.map(({ id }) => id);

test('a history keeps its order though a clock went wrong, and other events stand where their dates say', () => {
  const early = [event(8, 'o'), event(10, 'a'), event(2, 'b-slow-clock'), event(30, 'c')];
  expect(ids(orderEvents([event(5, 'x'), event(20, 'y')], [early]))).toEqual(['x', 'o', 'a', 'b-slow-clock', 'y', 'c']);
  const late = [event(10, 'a'), event(90_000, 'b-fast-clock'), event(30, 'c')];
  expect(ids(orderEvents([event(20, 'y'), event(40, 'z')], [late]))).toEqual(['a', 'b-fast-clock', 'y', 'c', 'z']);
});

test('an event without a date stands behind the one before it', () => {
  const undated = { ...event(0, 'b'), time: { at: null, after: null, before: null } };
  expect(ids(orderEvents([event(20, 'y')], [[event(10, 'a'), undated, event(30, 'c')]]))).toEqual(['a', 'b', 'y', 'c']);
});

test('every history stays in its order and nothing is lost, whatever the dates are', () => {
  const histories = fc.array(fc.array(fc.integer({ min: 0, max: 50 })), { maxLength: 4 });
  fc.assert(
    fc.property(histories, fc.array(fc.integer({ min: 0, max: 50 })), (dates, loose) => {
      const lists = dates.map((own, list) => own.map((at, place) => event(at, `${list}-${place}`)));
      const ordered = ids(
        orderEvents(
          loose.map((at, place) => event(at, `x-${place}`)),
          lists,
        ),
      );
      expect(ordered).toHaveLength(loose.length + dates.flat().length);
      for (const list of lists) expect(ordered.filter((id) => ids(list).includes(id))).toEqual(ids(list));
    }),
  );
});
