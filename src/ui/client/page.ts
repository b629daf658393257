import { startCopyButtons } from './copy-buttons.ts';
import { startListFilters } from './list-filter.ts';
import { startMenus } from './menus.ts';

startCopyButtons();
startListFilters();
startMenus();

const search = document.querySelector<HTMLAnchorElement>('a.search');
const field = document.querySelector<HTMLInputElement>('.seek input');

const dialog = document.querySelector<HTMLScriptElement>('script[data-search]')?.dataset['search'];

/** The dialog's script opens it when it is loaded, and again each time that it is told to. */
async function openSearch(event: Event): Promise<void> {
  if (dialog === undefined) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent('docket-search'));
  try {
    await import(/* @vite-ignore */ dialog);
  } catch {
    location.assign(search?.href ?? '');
  }
}

search?.addEventListener('click', (event) => {
  if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) void openSearch(event);
});
field?.addEventListener('input', (event) => void openSearch(event));
document.addEventListener('keydown', (event) => {
  const isChord = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k';
  const isWriting = event.target instanceof Element && event.target.closest('input, select, textarea, dialog') !== null;
  const isSlash = event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey && !isWriting;
  if (isChord || isSlash) void openSearch(event);
});
