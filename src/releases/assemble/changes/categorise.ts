import type { Category } from '../../../book/schema/category.ts';
import type { Commit } from '../../../git/schema/repository.ts';
import { plainLines } from '../../../text/schema/plain-text.ts';
import { parseWordAfterArea } from '../../schema/conventions/area-prefix.ts';
import { type ConventionalSubject, categoryOfConventionalType } from '../../schema/conventions/conventional-commit.ts';
import type { DependencyBump } from '../../schema/conventions/dependency-bump.ts';
import { parseEmojiPrefix } from '../../schema/conventions/emoji-prefix.ts';
import { parseLeadingWord } from '../../schema/conventions/leading-word.ts';

/** A change's category with the reason in words, its scope, and its title without what gave the category. */
export interface Judgement {
  readonly category: Category;
  readonly source: string;
  readonly scope: string | null;
  readonly title: string;
}

/** A message with those of its lines that may tell something. */
export interface Spoken {
  readonly commit: Commit;
  readonly lines: readonly string[];
}

interface Evidence {
  readonly heading: string;
  readonly conventional: ConventionalSubject | null;
  readonly breaking: string | null;
  readonly dependency: DependencyBump | null;
  readonly bodies: readonly string[];
  readonly categories: ReadonlyMap<string, Category>;
}

/** Decides the category: breaking and security first, then the configured and the usual conventions, then the first word; what nothing tells is `changed`. */
export function categorise({ heading, conventional, breaking, dependency, bodies, categories }: Evidence): Judgement {
  const emoji = conventional ? null : parseEmojiPrefix(heading);
  const title = conventional?.text ?? emoji?.text ?? heading;
  const scope = conventional?.scope ?? null;
  const judge = (category: Category, source: string): Judgement => ({ category, source, scope, title });
  if (breaking !== null)
    return judge(
      'breaking',
      emoji?.category === 'breaking' ? `the sign ${emoji.sign} that begins the title` : 'marked as breaking by its author',
    );
  if (/CVE-\d{4}-\d/i.test(heading) || bodies.some(fixesCve)) return judge('security', 'names a CVE id');
  if (conventional) {
    const configured = categories.get(conventional.type);
    if (configured) return judge(configured, `type \`${conventional.type}\`, as configured`);
    if (dependency) return judge('dependencies', 'moves a dependency to another version');
    const category = categoryOfConventionalType(conventional.type, conventional.scope);
    if (category)
      return judge(
        category,
        `conventional type \`${conventional.type}\`${conventional.scope === null ? '' : ` with scope \`${conventional.scope}\``}`,
      );
  }
  if (dependency) return judge('dependencies', 'moves a dependency to another version');
  const word = parseLeadingWord(title, categories) ?? parseWordAfterArea(title);
  if (emoji) {
    // 🌱 is whatever is neither a feature nor a fix; a bump among them says more by its words.
    if (emoji.category === 'internal' && word?.category === 'dependencies') return judge('dependencies', word.source);
    return judge(emoji.category, `the sign ${emoji.sign} that begins the title`);
  }
  if (/^\W*security\b|\bvulnerabilit(?:y|ies)\b|\bsecurity (?:fix|issue|patch|update|vulnerability)/i.test(title))
    return judge('security', 'speaks of security');
  if (word) return judge(word.category, word.source);
  return judge('changed', 'nothing tells, so it counts as a change');
}

function fixesCve(body: string): boolean {
  return body.includes('CVE-') && /^.*\b(?:fix|address|resolve|mitigat)\w*\b.*CVE-\d{4}-\d/im.test(body);
}

/** What breaks, in the author's words: a `BREAKING CHANGE` paragraph, else the title of a change marked with `!` or a sign; null without a mark. */
export function findBreaking(messages: readonly Spoken[], conventional: ConventionalSubject | null, heading: string): string | null {
  for (const { lines, commit } of messages) {
    for (const line of lines) {
      if (!line.startsWith('BREAKING')) continue;
      const match = /^BREAKING[ -]CHANGES?: *(.*)$/.exec(line);
      if (match) return plainLines(paragraphAt(commit.body, line) || (match[1] ?? '') || heading, 1000);
    }
  }
  if (conventional?.breaking) return conventional.text;
  const emoji = parseEmojiPrefix(heading);
  return emoji?.category === 'breaking' ? emoji.text : null;
}

function paragraphAt(body: string, line: string): string {
  const start = body.indexOf(line);
  if (start < 0) return '';
  const rest = body.slice(start);
  const end = rest.search(/\n\r?\n/);
  const text = (end < 0 ? rest : rest.slice(0, end)).replace(/^BREAKING[ -]CHANGES?:\s*/, '');
  return text.replace(/\n[A-Z][\w-]+: [\s\S]*$/, '').trim();
}
