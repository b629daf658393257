import { parseReleaseConfig } from '../forges/read/github/parse-release-config.ts';
import { findBlobs, readBlobs } from '../git/read/process/read-blobs.ts';
import { readNoteCategory } from '../notes/schema/note-category.ts';
import type { Category } from '../text/schema/category.ts';

const files = ['.github/release.yml', '.github/release.yaml'] as const;

/** What the labels of a repository mean, by GitHub's settings for generated notes at HEAD: a label in lower case, and the category that the title of its section names. */
export async function readLabelCategories(gitDir: string): Promise<ReadonlyMap<string, Category>> {
  const found = (
    await findBlobs(
      gitDir,
      files.map((file) => `HEAD:${file}`),
    )
  ).filter((blob) => blob !== null);
  const meanings = new Map<string, Category>();
  await readBlobs(gitDir, found.slice(0, 1), (_, text) => {
    for (const { title, labels } of parseReleaseConfig(text)) {
      const category = readNoteCategory(title);
      if (category === null) continue;
      for (const label of labels) if (!meanings.has(label.toLowerCase())) meanings.set(label.toLowerCase(), category);
    }
  });
  return meanings;
}
