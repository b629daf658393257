import type { Change } from './change.ts';

/** Changes of a release as JSON in UTF-8, in an open file. */
export interface ChangesText {
  readonly file: number;
  readonly start: number;
  readonly length: number;
  /** SHA-256 of it. */
  readonly digest: string;
}

const texts = new WeakMap<readonly Change[], ChangesText>();

/** Says where some changes stand as JSON. They must be equal to it. */
export function placeChanges(changes: readonly Change[], text: ChangesText): void {
  texts.set(changes, text);
}

/** Where changes stand as JSON; undefined where nobody has written them. */
export function textOfChanges(changes: readonly Change[]): ChangesText | undefined {
  return texts.get(changes);
}

/** Changes that are read when somebody looks at them: most of those that were kept nobody looks at. */
export function openChanges(text: ChangesText, read: () => readonly Change[]): readonly Change[] {
  let known: readonly Change[] | undefined;
  const all = (): readonly Change[] => {
    known ??= read();
    return known;
  };
  const none: readonly Change[] = [];
  const changes = new Proxy(none, {
    get: (_, property): unknown => Reflect.get(all(), property),
    has: (_, property) => Reflect.has(all(), property),
    ownKeys: () => Reflect.ownKeys(all()),
    getOwnPropertyDescriptor: (target, property) => {
      // The length of an array cannot be told otherwise than its own.
      if (property === 'length') return { ...Reflect.getOwnPropertyDescriptor(target, property), value: all().length };
      const found = Reflect.getOwnPropertyDescriptor(all(), property);
      return found === undefined ? undefined : { ...found, configurable: true };
    },
  });
  texts.set(changes, text);
  return changes;
}
