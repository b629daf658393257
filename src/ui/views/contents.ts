import { html, Markup } from '../../text/schema/html.ts';

/** A section of a page, as its contents name it. */
export interface PageSection {
  readonly id: string;
  readonly name: Markup;
  /** What stands beside the name, such as a number; null for nothing. */
  readonly count: Markup | null;
}

const heading = /<section id="([^"]+)"[^>]*>\s*<h2[^>]*>([\s\S]*?)<\/h2>/g;
const counted = /<span class="count">([\s\S]*?)<\/span>/;
const told = /<span class="count[^"]*">[\s\S]*?<\/span>/g;

/**
 * Reads the sections of a page from its markup: each `<section id="…">` that begins with an `<h2>`, and what a `.count` in it says, but for a `.count.long`.
 * So the contents of a page are always those that it has.
 */
export function listSections(markup: string): readonly PageSection[] {
  return [...markup.matchAll(heading)].map(([, id = '', title = '']) => ({
    id,
    name: stripTags(title.replace(told, '')),
    count: counted.test(title) ? stripTags(counted.exec(title)?.[1] ?? '') : null,
  }));
}

/** Sections as the entries of a list of links. */
export function formatContents(sections: readonly PageSection[]): Markup {
  return html`${sections.map(({ id, name, count }) => html`<li><a href="#${id}">${name}${count !== null && html`<span class="count">${count}</span>`}</a></li>`)}`;
}

const stripTags = (markup: string): Markup => new Markup(markup.replace(/<[^>]*>/g, '').trim());
