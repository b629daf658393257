import { hash } from 'node:crypto';
import type { Product, Release } from '../../book/schema/book.ts';
import type { Line, Repository } from '../../book/schema/product.ts';
import { holdProductIndex, productIndex } from '../../releases/views/product/product-index.ts';
import type { ReleasePlace } from '../../releases/views/release/release-page.ts';

/** A question to another release or to a line, and the answer as JSON; of no property, whether it is there. */
type RecordedRead = readonly [kind: Kind, name: string, property: string, answer: string];

/** What a page asked of other releases and of lines. Null where it asked for more than anybody can hold it to. */
export type RecordedReads = readonly RecordedRead[] | null;

/** A place that notes what is asked of its product. */
export interface RecordedPlace {
  readonly place: ReleasePlace;
  readonly reads: () => RecordedReads;
}

/** What a product is whatever is released; anything else about it changes with the next tag. */
const settledOfProduct = ['id', 'name', 'description'] as const;
const settledOfRepository = ['id', 'name', 'web', 'objectFormat'] as const;

/** What a page may ask of its product without being recorded: it belongs to the key of the page. */
export function settledFacts(product: Product): unknown {
  const repositories = product.repositories.map((repository) => settledOfRepository.map((name) => repository[name]));
  return [settledOfProduct.map((name) => product[name]), repositories];
}

/**
 * Records what the page of a release asks of other releases and of lines, property by property, so that it need not be made again as long as the answers are the same. It looks them up by
 * `productIndex`; a page that goes through all of them, or asks how many commits there are, is made anew each time.
 */
export function recordReads({ product, release, newer, older }: ReleasePlace): RecordedPlace {
  const reads = new Map<string, RecordedRead>();
  let all = false;
  const onAll = (): void => {
    all = true;
  };
  const note = (kind: Kind, name: string, property: string, answer: unknown): void => {
    reads.set(`${kind}\n${name}\n${property}`, [kind, name, property, answerOf(answer)]);
  };
  const ask = <Value extends Release | Line>(kind: Kind, name: string, value: Value | undefined): Value | undefined => {
    note(kind, name, '', value !== undefined);
    if (value === undefined) return undefined;
    return watch(value, (property, answer) => note(kind, name, property, answer), onAll);
  };
  const known = productIndex(product);
  const repositories = product.repositories.map((repository) => watch(repository, onAllBut(settledOfRepository, onAll), onAll));
  const own = watch({ ...product, repositories }, onAllBut([...settledOfProduct, 'repositories'], onAll), onAll);
  holdProductIndex(own, {
    repositories: indexRepositories(repositories, known.repositories),
    lines: watchMap(known.lines, (name, line) => ask('line', name, line), onAll),
    releases: watchMap(known.releases, (name, found) => ask('release', name, found), onAll),
  });
  const place = { product: own, release, newer: ask('neighbour', 'newer', newer), older: ask('neighbour', 'older', older) };
  return { place, reads: () => (all ? null : [...reads.values()]) };
}

/** Whether everything that was recorded would be answered in the same way now. */
export function isAnsweredSo(reads: RecordedReads, { product, newer, older }: ReleasePlace): boolean {
  if (reads === null) return false;
  const index = productIndex(product);
  return reads.every(([kind, name, property, answer]) => {
    const asked =
      kind === 'release' ? index.releases.get(name) : kind === 'line' ? index.lines.get(name) : name === 'newer' ? newer : older;
    if (property === '') return answer === answerOf(asked !== undefined);
    return asked !== undefined && answer === answerOf(Reflect.get(asked, property));
  });
}

type Kind = 'release' | 'line' | 'neighbour';

/** A digest in place of a long answer. */
function answerOf(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? hash('sha256', text) : text;
}

/** An object that tells which of its properties are read; `onAll` is told when somebody looks which it has. */
function watch<Value extends object>(value: Value, onRead: (property: string, answer: unknown) => void, onAll: () => void): Value {
  return new Proxy(value, {
    get(target, property) {
      const answer: unknown = Reflect.get(target, property);
      if (typeof property === 'string') onRead(property, answer);
      else onAll();
      return answer;
    },
    ownKeys(target) {
      onAll();
      return Reflect.ownKeys(target);
    },
  });
}

function onAllBut(settled: readonly string[], onAll: () => void): (property: string) => void {
  const names = new Set(settled);
  return (property) => {
    if (!names.has(property)) onAll();
  };
}

type Entries = ReturnType<typeof productIndex>['repositories'];

function indexRepositories(repositories: readonly Repository[], known: Entries): Entries {
  return new Map(
    repositories.flatMap((repository) => {
      const entry = known.get(repository.id);
      return entry === undefined ? [] : [[repository.id, { ...entry, repository }] as const];
    }),
  );
}

/** A map that tells what it is asked for; `onAll` is told when somebody goes through all of it. */
export function watchMap<Value>(
  map: ReadonlyMap<string, Value>,
  ask: (name: string, value: Value | undefined) => Value | undefined,
  onAll: () => void,
): ReadonlyMap<string, Value> {
  const whole = (): ReadonlyMap<string, Value> => {
    onAll();
    return map;
  };
  return {
    get: (name) => ask(name, map.get(name)),
    has: (name) => ask(name, map.get(name)) !== undefined,
    get size() {
      return whole().size;
    },
    forEach: (use, self) => whole().forEach(use, self),
    entries: () => whole().entries(),
    keys: () => whole().keys(),
    values: () => whole().values(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}
