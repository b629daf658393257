import { startSearchPanel } from './search-panel.ts';

const form = document.querySelector<HTMLFormElement>('form.lookup');
const input = form?.querySelector('input');
const results = document.querySelector<HTMLOListElement>('ol.found');
const status = document.querySelector<HTMLElement>('.lookup [role=status]');
const more = document.querySelector<HTMLButtonElement>('button.more');

if (form && input && results && status && more) {
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  form.addEventListener('submit', (event) => event.preventDefault());
  startSearchPanel({ input, results, status, more, onQuery: keepInAddress });
  input.focus();
}

/** The address of the page always finds what it shows, so that it can be shared. */
function keepInAddress(query: string): void {
  history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
}
