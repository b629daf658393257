const key = Symbol.for('docket.frames');

/**
 * Asks the page at an address for its frame, what all pages of its kind share, with holes in place of what is its own; `render` renders it. Before
 * and afterwards the page is as ever.
 */
export async function withFrameAt<T>(address: string, render: () => Promise<T>): Promise<T> {
  const held: unknown = Reflect.get(globalThis, key);
  const asked: Set<unknown> = held instanceof Set ? held : new Set();
  Reflect.set(globalThis, key, asked.add(address));
  try {
    return await render();
  } finally {
    asked.delete(address);
  }
}

/** Source of `virtual:docket/frames`; it never varies. */
export const heldFramesModule = `export function isFrame(address) { return globalThis[Symbol.for('docket.frames')]?.has(address) ?? false; }`;
