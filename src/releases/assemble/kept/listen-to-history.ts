import type { Entry, HistoryListener, Identity } from '../ranges/shipped-before.ts';

/** Takes what one stop after the other tells later ones. */
export function listenToHistory(onAsked: () => void) {
  let records: (readonly [Identity, Entry])[] = [];
  let copies: (readonly [number, number])[] = [];
  let isPaused = false;
  const listener: HistoryListener = {
    onRecord: (identity, entry) => {
      if (!isPaused) records.push([identity, entry]);
    },
    onCopy: (by, copy) => {
      if (!isPaused) copies.push([by, copy]);
    },
    onAsked,
  };
  return {
    listener,
    pause: (work: () => void): void => {
      isPaused = true;
      work();
      isPaused = false;
    },
    take: () => {
      const taken = { records, copies };
      records = [];
      copies = [];
      return taken;
    },
  };
}
