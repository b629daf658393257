/** A guide as it is written, before it is rendered. */
export interface WrittenGuide {
  /** Its file below `content/guides/` without ending; the last part of its address. */
  readonly id: string;
  readonly data: { readonly title: string; readonly description: string; readonly order: number };
  readonly body?: string | undefined;
}

/** Address of a guide. */
export const guideAddress = (guide: Pick<WrittenGuide, 'id'>): string => `/guides/${guide.id}/`;

/** Guides in their order: by number, then by name. */
export function sortGuides<G extends WrittenGuide>(guides: readonly G[]): readonly G[] {
  return [...guides].sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1));
}
