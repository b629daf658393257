import { watch } from 'node:fs';

/** Calls `onChange` when something in a folder or below it changed and a moment of quiet followed. A folder that is not there is not watched. Returns how to stop. */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let pending: NodeJS.Timeout | undefined;
  try {
    const watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(onChange, 200);
    });
    return () => {
      clearTimeout(pending);
      watcher.close();
    };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return () => {};
    throw cause;
  }
}
