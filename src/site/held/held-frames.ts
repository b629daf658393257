const key = Symbol.for('docket.frames');

/** How the release pages of a build are made. Addresses are within the site, without base. */
export interface HeldFrames {
  /** Of the one page of each product that Astro renders as a frame. */
  readonly frames: ReadonlySet<string>;
  /** Of the pages that Astro does not render, since a frame is filled for them. */
  readonly filled: ReadonlySet<string>;
  /** What marks the holes of a frame; nobody could have written it into a text. */
  readonly seal: string;
}

/** Says to the release pages which of them are frames, and which are filled into one, until `null` says that each is a page by itself. */
export function holdFrames(frames: HeldFrames | null): void {
  Reflect.set(globalThis, key, frames);
}

/** Source of `virtual:docket/frames`; it never varies. */
export const heldFramesModule = `const held = () => globalThis[Symbol.for('docket.frames')];
export function isFilled(address) { return held()?.filled.has(address) ?? false; }
export function sealAt(address) { return held()?.frames.has(address) ? held().seal : null; }`;
