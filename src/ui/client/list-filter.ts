import { createElement } from './create-element.ts';

/** Lists shorter than this are read faster than filtered. */
const shortest = 8;

/** Puts a field above each list of changes (`data-ledger`) that hides the lines without the typed words. */
export function startListFilters(): void {
  for (const ledger of document.querySelectorAll<HTMLElement>('[data-ledger]')) {
    const lines = [...ledger.querySelectorAll<HTMLElement>('li[id]')];
    if (lines.length >= shortest) addFilter(ledger, lines);
  }
}

function addFilter(ledger: HTMLElement, lines: readonly HTMLElement[]): void {
  const input = createElement('input', { type: 'search', autocomplete: 'off' });
  const status = createElement('small', {});
  status.setAttribute('role', 'status');
  ledger.prepend(createElement('p', { className: 'find' }, createElement('label', {}, 'Filter ', input), ' ', status));
  const groups = [...ledger.querySelectorAll<HTMLDetailsElement>('details')].map((group) => ({ group, open: group.open }));
  const texts = new Map<HTMLElement, string>();
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const line of lines) {
      const text = texts.get(line) ?? line.textContent.toLowerCase();
      texts.set(line, text);
      line.hidden = !words.every((word) => text.includes(word));
      if (!line.hidden) shown += 1;
    }
    for (const { group, open } of groups) {
      group.hidden = group.querySelector('li:not([hidden])') === null;
      group.open = words.length > 0 || open;
    }
    status.textContent = words.length === 0 ? '' : `${shown} of ${lines.length}`;
  });
}
