import { startCopyButtons } from './copy-buttons.ts';
import { startListFilters } from './list-filter.ts';

startCopyButtons();
startListFilters();

const search = document.querySelector<HTMLAnchorElement>('a.search');

const dialog = document.querySelector<HTMLScriptElement>('script[data-search]')?.dataset['search'];

/** The dialog's script opens it when it is loaded, and again each time that it is told to. */
function openSearch(event: Event): void {
  if (dialog === undefined) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent('docket-search'));
  import(/* @vite-ignore */ dialog).catch(() => location.assign(search?.href ?? ''));
}

search?.addEventListener('click', (event) => {
  if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) openSearch(event);
});
document.addEventListener('keydown', (event) => {
  if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') openSearch(event);
});
