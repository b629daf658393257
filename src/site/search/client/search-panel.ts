import { formatNumber } from '../../../text/schema/count.ts';
import { createElement } from '../../../ui/client/create-element.ts';
import { formatDay } from '../../../ui/views/format-instant.ts';
import type { FoundDocument } from '../index/index-files.ts';
import { openSearchIndex } from './search-index.ts';

const step = 10;
const pause = 100;

/** The parts of a search: the field, where results go, and where their number is said. */
export interface SearchPanel {
  readonly input: HTMLInputElement;
  readonly results: HTMLOListElement;
  readonly status: HTMLElement;
  readonly more: HTMLButtonElement;
  /** Told each query that was looked up. */
  readonly onQuery?: (query: string) => void;
}

/** Makes a search work: results as one types, arrow keys between them, more at the end. */
export function startSearchPanel(panel: SearchPanel): void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: readonly number[] = [];

  const say = (text: string): void => {
    panel.status.textContent = text;
  };

  const showMore = async (mine: number): Promise<void> => {
    const index = await openSearchIndex();
    const next = await index.show(waiting.slice(0, step));
    if (mine !== asked) return;
    waiting = waiting.slice(step);
    panel.results.append(...next.map(createResult));
    panel.more.hidden = waiting.length === 0;
  };

  const look = async (): Promise<void> => {
    const mine = ++asked;
    const query = panel.input.value.trim();
    panel.onQuery?.(query);
    if (query === '') {
      waiting = [];
      panel.results.replaceChildren();
      panel.more.hidden = true;
      say('');
      return;
    }
    try {
      const index = await openSearchIndex();
      const finding = await index.find(query);
      if (mine !== asked) return;
      waiting = finding.documents;
      const first = await index.show(waiting.slice(0, step));
      if (mine !== asked) return;
      waiting = waiting.slice(step);
      panel.results.replaceChildren(...first.map(createResult));
      panel.more.hidden = waiting.length === 0;
      say(describe(finding.documents.length, finding.complete));
    } catch {
      if (mine === asked) say('The search index could not be loaded. Try again when the site can be reached.');
    }
  };

  panel.input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), pause);
  });
  panel.more.addEventListener('click', () => {
    const place = panel.results.childElementCount;
    void showMore(asked).then(() => panel.results.children[place]?.querySelector('a')?.focus());
  });
  panel.input.addEventListener('keydown', (event) => {
    const first = panel.results.querySelector('a');
    if (event.key === 'Enter' && first !== null) {
      event.preventDefault();
      first.click();
    }
  });
  panel.input.addEventListener('keydown', (event) => moveFocus(event, panel));
  panel.results.addEventListener('keydown', (event) => moveFocus(event, panel));
  if (panel.input.value !== '') void look();
}

function moveFocus(event: KeyboardEvent, { input, results }: SearchPanel): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops: readonly HTMLElement[] = [input, ...results.querySelectorAll('a')];
  const here = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
  const next = stops[here + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function describe(count: number, complete: boolean): string {
  if (count === 0) return 'Nothing found. A number (#705), a version, a commit id or the beginning of a word can be searched for.';
  const found = count === 1 ? '1 result' : `${formatNumber(count)} results`;
  return complete ? `${found}.` : `${found} or more: many words begin so. Type another letter to see all.`;
}

function createResult(found: FoundDocument): HTMLLIElement {
  const facts = [found.context, found.detail, found.date === '' ? '' : formatDay(found.date)].filter((fact) => fact !== '');
  return createElement(
    'li',
    {},
    createElement('span', { className: 'kind' }, found.kind),
    createElement('a', { href: found.href }, found.title),
    createElement('small', {}, facts.join(' · ')),
  );
}
