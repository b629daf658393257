import { watch } from 'node:fs';
import path from 'node:path';
import { watchFolder } from './watch-folder.ts';

/**
 * Calls `onChange` when the configuration of a folder or something in its `content/` changed and a moment of quiet followed; also when `content/` is only made
 * later. Returns how to stop.
 */
export function watchProject(root: string, onChange: () => void): () => void {
  const content = path.join(root, 'content');
  let stopContent = watchFolder(content, onChange);
  let pending: NodeJS.Timeout | undefined;
  const beside = watch(root, (_, name) => {
    if (name === 'content') {
      stopContent();
      stopContent = watchFolder(content, onChange);
    }
    if (name !== 'content' && !/^docket\.config\.m?[jt]s$/.test(name ?? '')) return;
    clearTimeout(pending);
    pending = setTimeout(onChange, 200);
  });
  return () => {
    clearTimeout(pending);
    stopContent();
    beside.close();
  };
}
