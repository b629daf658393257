import { z } from 'zod';
import { boundFile } from '../../text/read/bound-text.ts';
import { parseFrontMatter } from '../../text/read/parse-front-matter.ts';
import { parseMarkdown } from '../../text/read/parse-markdown.ts';
import { categories } from '../../text/schema/category.ts';
import type { Place, Problem } from '../../text/schema/problem.ts';
import type { ChangeOverride, ReleaseNotes } from '../schema/release-notes.ts';
import { overrideKeyUnknown } from '../schema/release-problems.ts';

const day = z.iso.date('Write a date as YYYY-MM-DD');
const remark = z.union([z.string().min(1), z.strictObject({ date: day.optional(), text: z.string().min(1) })]);
const override = z.strictObject({ note: z.string().min(1).optional(), category: z.enum(categories).optional() });

/** What the front matter of `release.mdx` may hold. */
export const releaseFrontMatterSchema = z.strictObject({
  /** Set when nobody should use this release any more. */
  yanked: z.strictObject({ date: day.optional(), reason: z.string().min(1) }).optional(),
  /** What is known to be wrong with it. Markdown. */
  knownIssues: z.array(remark).default([]),
  /** What was put right in its notes after it came out. Markdown. */
  errata: z.array(remark).default([]),
  /** Corrections of single changes, by `#705`, `api#705` (`!705`, `api!705` on GitLab) or a commit id of at least seven digits. */
  changes: z.record(z.string(), override).default({}),
});

/** The release whose folder a file is in, and the file's name for problems. */
export interface ReleaseFile {
  readonly product: string;
  readonly version: string;
  readonly source: string;
}

/** Parses `release.mdx` or `release.md`: front matter, and highlights as its body. What is wrong is left out and is a Problem. */
export function parseReleaseNotes(
  written: string,
  { product, version, source }: ReleaseFile,
): { notes: ReleaseNotes; problems: readonly Problem[] } {
  const { text, problems: unread } = boundFile(written, source);
  const { value, body, bodyStart, problems: wrong, placeOf } = parseFrontMatter(text, { source, schema: releaseFrontMatterSchema });
  const problems: Problem[] = [...unread, ...wrong];
  const markdown = (written: string, at: (line: number, column: number) => Place) => {
    const parsed = parseMarkdown(written, at);
    problems.push(...parsed.problems);
    return { html: parsed.html, text: parsed.text };
  };
  const remarks = (key: 'knownIssues' | 'errata') =>
    (value?.[key] ?? []).map((written, index) => {
      const { date, text: said } = typeof written === 'string' ? { date: undefined, text: written } : written;
      return { date: date ?? null, ...markdown(said, () => placeOf([key, index])) };
    });
  const highlights = body.trim() === '' ? null : markdown(body, (line, column) => ({ source, line: line + bodyStart, column })).html;
  const changes = new Map<string, ChangeOverride>();
  for (const [key, { note, category }] of Object.entries(value?.changes ?? {})) {
    const { line = 1, column = 1 } = placeOf(['changes', key]);
    if (/^(?:[a-z0-9][a-z0-9._-]*)?[#!][1-9]\d*$|^[0-9a-f]{7,64}$/.test(key)) {
      changes.set(key, { ...(note === undefined ? {} : { note }), ...(category === undefined ? {} : { category }), line, column });
    } else {
      problems.push(overrideKeyUnknown({ source, line, column }, key));
    }
  }
  const yanked = value?.yanked ? { date: value.yanked.date ?? null, reason: value.yanked.reason } : null;
  return {
    notes: { product, version, source, highlights, yanked, knownIssues: remarks('knownIssues'), errata: remarks('errata'), changes },
    problems,
  };
}
