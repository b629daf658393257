import { parse } from 'yaml';
import { z } from 'zod';

const configSchema = z.object({
  changelog: z.object({
    categories: z.array(z.object({ title: z.string(), labels: z.array(z.string()) })).max(100),
  }),
});

/** A section of GitHub's generated notes, and the labels that put a pull request there. */
export interface LabelSection {
  readonly title: string;
  readonly labels: readonly string[];
}

/** Reads `.github/release.yml`; nothing for what is none. The label `*` means all others, and says nothing. */
export function parseReleaseConfig(text: string): readonly LabelSection[] {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 20 });
  } catch {
    return [];
  }
  const sections = configSchema.safeParse(value).data?.changelog.categories ?? [];
  return sections.map(({ title, labels }) => ({ title, labels: labels.filter((label) => label !== '*') }));
}
