import path from 'node:path';

/** What of the development server says that files changed, and what of it hears that. */
interface Watcher {
  readonly add: (folder: string) => unknown;
  readonly on: (event: 'all', listener: (event: string, file: string) => void) => unknown;
  readonly emit: (event: 'change', file: string) => unknown;
}

/**
 * Has Astro start its development server anew when something changed in the content folder and a moment of quiet followed. Astro does that for files that it was told to watch, not for folders,
 * so `configFile`, one of those, is said to have changed. Guides are Astro's own to watch. Paths are absolute.
 */
export function watchContent(watcher: Watcher, { folder, configFile }: { readonly folder: string; readonly configFile: string }): void {
  const guides = path.join(folder, 'guides', path.sep);
  let pending: NodeJS.Timeout | undefined;
  watcher.add(folder);
  watcher.on('all', (_, changed) => {
    const file = path.normalize(changed);
    if (!file.startsWith(path.join(folder, path.sep)) || file.startsWith(guides)) return;
    clearTimeout(pending);
    pending = setTimeout(() => watcher.emit('change', configFile), 200);
  });
}
