import { createElement } from './create-element.ts';
import { keepInAddress } from './filter-address.ts';

/** Lists shorter than this are read faster than filtered. */
const shortest = 8;

/**
 * Puts a field above each list of changes (`data-ledger` holds the prefix of its names) that hides the lines without the typed words, says when
 * nothing is left, and keeps field and choices in the address. Lists of releases have choices alone.
 */
export function startListFilters(): void {
  for (const ledger of document.querySelectorAll<HTMLElement>('[data-ledger]')) {
    const lines = [...ledger.querySelectorAll<HTMLElement>('li[id]')];
    if (lines.length >= shortest) addFilter(ledger, lines);
    else keepChoices(ledger);
  }
  for (const list of document.querySelectorAll<HTMLElement>('.release-list')) keepChoices(list);
}

const choicesOf = (list: HTMLElement): readonly HTMLInputElement[] => [...list.querySelectorAll<HTMLInputElement>('.filters input')];

function keepChoices(list: HTMLElement): void {
  const choices = choicesOf(list);
  if (choices.length === 0) return;
  const write = keepInAddress(choices);
  list.addEventListener('change', write);
}

function addFilter(ledger: HTMLElement, lines: readonly HTMLElement[]): void {
  const input = createElement('input', { type: 'search', name: `${ledger.dataset['ledger'] ?? ''}find`, autocomplete: 'off' });
  const status = createElement('small', {});
  status.setAttribute('role', 'status');
  ledger.prepend(createElement('p', { className: 'find' }, createElement('label', {}, 'Filter ', input), ' ', status));
  const groups = [...ledger.querySelectorAll<HTMLDetailsElement>('details')].map((group) => ({ group, open: group.open }));
  const texts = new Map<HTMLElement, string>();
  const choices = choicesOf(ledger);
  const write = keepInAddress([input, ...choices]);
  const apply = (): void => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isChosen = readChoices(choices);
    let shown = 0;
    for (const line of lines) {
      const text = texts.get(line) ?? line.textContent.toLowerCase();
      texts.set(line, text);
      line.hidden = !words.every((word) => text.includes(word));
      if (!line.hidden && isChosen(line)) shown += 1;
    }
    for (const { group, open } of groups) {
      group.hidden = group.querySelector('li:not([hidden])') === null;
      group.open = words.length > 0 || open;
    }
    const filtered = words.length > 0 || choices.some(({ checked, defaultChecked }) => checked && !defaultChecked);
    status.textContent = !filtered ? '' : shown === 0 ? 'No change matches.' : `${shown} of ${lines.length}`;
  };
  const react = (): void => {
    apply();
    write();
  };
  input.addEventListener('input', react);
  for (const choice of choices) choice.addEventListener('change', react);
  apply();
}

/** Whether the choices, which style sheets apply, leave a line visible. */
function readChoices(choices: readonly HTMLInputElement[]): (line: HTMLElement) => boolean {
  const chosen = choices.filter(({ checked, value }) => checked && value !== 'all');
  return (line) =>
    chosen.every(({ name, value }) => {
      if (name.endsWith('category')) return line.closest<HTMLElement>('[data-category]')?.dataset['category'] === value;
      if (name.endsWith('repository')) return `r${line.dataset['r'] ?? ''}` === value;
      return line.dataset['b'] === undefined;
    });
}
