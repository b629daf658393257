import { findVersion, type Place } from '../views/place/list-places.ts';

const form = document.querySelector<HTMLFormElement>('form.places');
const { places: source, compare } = form?.dataset ?? {};
if (form && source !== undefined && compare !== undefined) void start(form, { source, compare });

/** Leads from two environments, each on a day or now, to the comparison of the versions that they had. The address says both: `?from=production@2026-03-01&to=staging`. */
async function start(page: HTMLFormElement, { source, compare }: { readonly source: string; readonly compare: string }): Promise<void> {
  const response = await fetch(source).catch(() => null);
  if (response === null || !response.ok) return;
  const listed: readonly Place[] = await response.json();
  const places = new Map(listed.map((place) => [place.id, place]));
  const status = page.querySelector<HTMLElement>('[role=status]');
  const say = (text: string): void => {
    if (status) status.textContent = text;
  };
  page.hidden = false;
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = new FormData(page);
    const read = (name: string): string => {
      const day = String(chosen.get(`${name}-day`) ?? '');
      return `${String(chosen.get(name) ?? '')}${day === '' ? '' : `@${day}`}`;
    };
    go(read('from'), read('to'), 'assign');
  });
  const address = new URLSearchParams(location.search);
  const [from, to] = [address.get('from'), address.get('to')];
  if (from !== null && to !== null) go(from, to, 'replace');

  function go(one: string, other: string, how: 'assign' | 'replace'): void {
    const found = [one, other].map((text) => ({ text, version: resolve(text) }));
    const missing = found.find(({ version }) => version === null);
    if (missing !== undefined) {
      say(`Which version ${missing.text.replace('@', ' had on ')} ${missing.text.includes('@') ? '' : 'has '}is not known.`);
      return;
    }
    const [first, second] = found.map(({ version }) => encodeURIComponent(version ?? ''));
    location[how](`${compare}?from=${first}&to=${second}`);
  }

  /** An environment, with a day behind `@` or without; anything else is a version. */
  function resolve(text: string): string | null {
    const [id = '', day] = text.split('@');
    const place = places.get(id);
    return place === undefined ? text : findVersion(place, day ?? null);
  }
}
