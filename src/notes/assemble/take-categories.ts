import type { Change } from '../../book/schema/change.ts';
import { type Category, categories } from '../../text/schema/category.ts';
import type { WrittenNote } from '../schema/extension.ts';

/**
 * Gives changes the categories that the project's own notes give them. What was marked as breaking or as security, configured or decided by somebody
 * stays; of several notes on one change the one that a release page shows first counts.
 */
export function takeCategories(changes: readonly Change[], notes: readonly WrittenNote[]): readonly Change[] {
  const found = new Map<string, WrittenNote & { readonly category: Category }>();
  for (const note of notes) {
    const { category, state, changes: named } = note;
    if (category === null || state !== 'in-git' || !tellsCategory(note)) continue;
    for (const id of named) {
      const other = found.get(id);
      if (other === undefined || categories.indexOf(category) < categories.indexOf(other.category)) found.set(id, { ...note, category });
    }
  }
  if (found.size === 0) return changes;
  return changes.map((change) => {
    const note = found.get(change.id);
    if (note === undefined || note.category === change.category || isSettled(change)) return change;
    // A note on several changes tells what they are together.
    if (note.changes.length > 1 && change.categorySource !== nothingTells) return change;
    return { ...change, category: note.category, categorySource: nameSource(note) };
  });
}

const nothingTells = 'nothing tells, so it counts as a change';

function isSettled({ category, categorySource }: Change): boolean {
  return (
    category === 'breaking' || category === 'security' || categorySource.endsWith('as configured') || categorySource === 'a human decided'
  );
}

/** Headings such as `Other` and `Upgrade notes` say nothing of a category. */
function tellsCategory({ category, section }: WrittenNote): boolean {
  if (section === null) return true;
  if (category === 'changed') return /chang|improv/i.test(section);
  return category !== 'breaking' || /break|incompat|major/i.test(section);
}

function nameSource({ section, source }: WrittenNote): string {
  const place = section === null ? '' : `\`${section}\` in `;
  return `${place}the project's own notes (\`${source.path}\`)`;
}
