/** A guide as it is written, before it is rendered. */
export interface WrittenGuide {
  /** Its file below `content/guides/` without ending; the last part of its address. */
  readonly id: string;
  readonly data: { readonly title: string; readonly description: string; readonly group: string; readonly order: number };
  readonly body?: string | undefined;
}

/** Guides that stand together; `name` is empty for those without a group. */
export interface GuideGroup<G extends WrittenGuide> {
  readonly name: string;
  readonly guides: readonly G[];
}

/** Address of a guide. */
export const guideAddress = (guide: Pick<WrittenGuide, 'id'>): string => `/guides/${guide.id}/`;

/** Guides in their order: by group, then by number, then by name. */
export function sortGuides<G extends WrittenGuide>(guides: readonly G[]): readonly G[] {
  return groupGuides(guides).flatMap((group) => group.guides);
}

/** Guides by group, each group where its first guide stands by number. */
export function groupGuides<G extends WrittenGuide>(guides: readonly G[]): readonly GuideGroup<G>[] {
  const ordered = [...guides].sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1));
  const groups = [...Map.groupBy(ordered, ({ data }) => data.group)].map(([name, own]) => ({ name, guides: own }));
  return [...groups.filter(({ name }) => name === ''), ...groups.filter(({ name }) => name !== '')];
}

const fileLink = /(<a\b[^>]*?\shref=")(?!\/)([^":?#]+)\.mdx?(#[^"]*)?"/g;

/** The text of a guide in HTML, with links to files of other guides (`signing.md#states`) leading to their pages, so that they work on a forge as well. */
export function linkGuides(markup: string): string {
  return markup.replace(fileLink, (_, before: string, file: string, part = '') => `${before}../${file.replace(/^\.\//, '')}/${part}"`);
}

/** The same with blocks of code that the keyboard reaches, since long lines are scrolled to. */
export const focusBlocks = (markup: string): string => markup.replace(/<pre(?=[\s>])(?![^>]*\btabindex=)/g, '<pre tabindex="0"');
