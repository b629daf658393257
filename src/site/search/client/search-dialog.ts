import { createElement } from '../../../ui/client/create-element.ts';
import { siteRoot } from '../../../ui/client/site-root.ts';
import { startSearchPanel } from './search-panel.ts';

let dialog: HTMLDialogElement | undefined;

document.addEventListener('docket-search', openSearchDialog);
openSearchDialog();

/**
 * Opens the search over the page; made the first time that it is asked for. What was typed in the header goes on here:
 * it moves in the same step that moves the focus, so that no key pressed between the two is lost.
 */
function openSearchDialog(): void {
  dialog ??= createDialog();
  if (!dialog.open) {
    dialog.showModal();
    dialog.querySelector('input')?.select();
  }
  const input = dialog.querySelector('input');
  const field = document.querySelector<HTMLInputElement>('.seek input');
  if (input === null || field === null || field.value === '') return;
  input.value = field.value;
  field.value = '';
  input.setSelectionRange(input.value.length, input.value.length);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function createDialog(): HTMLDialogElement {
  const input = createElement('input', { type: 'search', name: 'q', autocomplete: 'off', spellcheck: false });
  input.setAttribute('aria-label', 'Search');
  input.placeholder = 'A word, a version, #705, a commit';
  const results = createElement('ol', { className: 'found' });
  const status = createElement('p', { className: 'said' });
  status.setAttribute('role', 'status');
  const more = createElement('button', { type: 'button', className: 'copy more', hidden: true }, 'More results');
  const close = createElement('button', { type: 'button', className: 'copy' }, 'Close');
  const form = createElement('form', { className: 'lookup', action: new URL('search/', siteRoot()).href }, input, close);
  const made = createElement('dialog', { className: 'searching' }, form, status, results, more);
  made.setAttribute('aria-label', 'Search');
  close.addEventListener('click', () => made.close());
  made.addEventListener('click', (event) => {
    const leads = event.target instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey;
    if (event.target === made || leads) made.close();
  });
  document.body.append(made);
  startSearchPanel({ input, results, status, more });
  return made;
}
