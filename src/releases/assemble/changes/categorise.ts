import type { Commit } from '../../../git/schema/repository.ts';
import type { Category } from '../../../text/schema/category.ts';
import { plainLines } from '../../../text/schema/plain-text.ts';
import { parseWordAfterArea } from '../../schema/conventions/titles/area-prefix.ts';
import { listBreaking, parseBreakingTitle } from '../../schema/conventions/titles/breaking-change.ts';
import { parseCapitalPrefix } from '../../schema/conventions/titles/capital-prefix.ts';
import {
  type ConventionalSubject,
  categoryOfConventionalType,
  parseConventionalSubject,
} from '../../schema/conventions/titles/conventional-commit.ts';
import { parseDefect } from '../../schema/conventions/titles/defect-words.ts';
import { isDependencyBot } from '../../schema/conventions/titles/dependency-bot.ts';
import { type DependencyBump, parseDependencyBump } from '../../schema/conventions/titles/dependency-bump.ts';
import { parseEmojiPrefix } from '../../schema/conventions/titles/emoji-prefix.ts';
import { parseLeadingWord } from '../../schema/conventions/titles/leading-word.ts';
import { parseQuotedRevert, type QuotedRevert } from '../../schema/conventions/titles/quoted-revert.ts';

/** A change's category with the reason in words, its scope, and its title without what gave the category. */
export interface Judgement {
  readonly category: Category;
  readonly source: string;
  readonly scope: string | null;
  readonly title: string;
  /** What it rests on: a mark or a type that the author set, the words of the title, or nothing at all. */
  readonly basis: 'mark' | 'words' | 'nothing';
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
  /** What the merge says that it is. */
  readonly type: MergedType | null;
}

/** What kind of change the message of a merge says that it is. */
export interface MergedType {
  readonly word: string;
  readonly category: Category;
}

/** Decides the category: breaking and security first, then the configured and the usual conventions, then the first word; what nothing tells is `changed`. */
export function categorise({ heading, conventional, breaking, dependency, bodies, categories, type }: Evidence): Judgement {
  const emoji = conventional ? null : parseEmojiPrefix(heading);
  const title = conventional?.text ?? emoji?.text ?? heading;
  const scope = conventional?.scope ?? null;
  const judge = (category: Category, source: string, basis: Judgement['basis'] = 'mark'): Judgement => ({
    category,
    source,
    scope,
    title,
    basis,
  });
  if (breaking !== null)
    return judge(
      'breaking',
      emoji?.category === 'breaking' ? `the sign ${emoji.sign} that begins the title` : 'marked as breaking by its author',
    );
  const undone = parseQuotedRevert(heading);
  if (undone) return judge(judgeRevert(undone, categories), 'reverts another change', 'words');
  if (/CVE-\d{4}-\d/i.test(heading) || bodies.some(fixesCve)) return judge('security', 'names a CVE id');
  if (bodies.some(fixesAdvisory)) return judge('security', 'names a security advisory');
  if (conventional) {
    const configured = categories.get(conventional.type);
    if (configured) return judge(configured, `type \`${conventional.type}\`, as configured`);
    if (dependency) return judge('dependencies', 'moves a dependency to another version');
    const category = categoryOfConventionalType(conventional.type, conventional.scope);
    if (category === 'internal' && parseLeadingWord(conventional.text)?.category === 'dependencies')
      return judge('dependencies', 'moves dependencies to other versions');
    if (category)
      return judge(
        category,
        `conventional type \`${conventional.type}\`${conventional.scope === null ? '' : ` with scope \`${conventional.scope}\``}`,
      );
  }
  if (type) {
    const configured = categories.get(type.word);
    return configured
      ? judge(configured, `type \`${type.word}\`, as configured`)
      : judge(refine(type, title), `type \`${type.word}\` in the subject of the merge`);
  }
  if (dependency) return judge('dependencies', 'moves a dependency to another version');
  const capital = emoji ? null : parseCapitalPrefix(title);
  if (capital) return judge(capital.category, capital.source);
  const word = parseLeadingWord(title, categories) ?? parseWordAfterArea(title);
  if (emoji) {
    // 🌱 is whatever is neither a feature nor a fix; a bump among them says more by its words.
    if (emoji.category === 'internal' && word?.category === 'dependencies') return judge('dependencies', word.source);
    return judge(emoji.category, `the sign ${emoji.sign} that begins the title`);
  }
  if (speaksOfSecurity.test(title)) return judge('security', 'speaks of security', 'words');
  if (word) return judge(word.category, word.source, 'words');
  const defect = parseDefect(title);
  if (defect) return judge(defect.category, defect.source, 'words');
  return judge('changed', 'nothing tells, so it counts as a change', 'nothing');
}

/** What a revert is: users notice that something is gone again, whatever words its title quotes. What is brought back is what it was. */
function judgeRevert({ title, takesBack }: QuotedRevert, categories: ReadonlyMap<string, Category>): Category {
  const evidence = { conventional: parseConventionalSubject(title, categories), dependency: parseDependencyBump(title) };
  const { category } = categorise({ heading: title, ...evidence, breaking: null, bodies: [], categories, type: null });
  return takesBack && category !== 'internal' && category !== 'documentation' && category !== 'dependencies' ? 'changed' : category;
}

/** Whether a line says that a CVE is put right, or is nothing but its id, or that this is it. */
function fixesCve(body: string): boolean {
  if (!body.includes('CVE-')) return false;
  return /^.*\b(?:fix|address|resolve|mitigat)\w*\b.*CVE-\d{4}-\d/im.test(body) || onlyCve.test(body);
}

function fixesAdvisory(body: string): boolean {
  return body.includes('GHSA-') && (fixedAdvisory.test(body) || onlyAdvisory.test(body));
}

const onlyCve = /^\W{0,3}(?:[A-Za-z-]{2,12}: ?|this (?:is|was assigned|has been assigned) )?CVE-\d{4}-\d{4,7}\W{0,3}$/im;
const fixedAdvisory = /^.*\b(?:fix|address|resolve|mitigat)\w*\b.*GHSA-\w{4}-\w{4}-\w{4}/im;
const onlyAdvisory = /^\W{0,3}(?:[A-Za-z-]{2,12}: ?|https:\/\/\S{1,120}\/)?GHSA-\w{4}-\w{4}-\w{4}\W{0,3}$/im;

/** What breaks, in the author's words: every `BREAKING CHANGE` footer, else the title of a change marked with `!` or a sign; null without a mark. */
export function findBreaking(messages: readonly Spoken[], conventional: ConventionalSubject | null, heading: string): string | null {
  // What a bot that moves dependencies quotes below its subject breaks the dependency.
  const own = messages.filter(({ commit }) => !isDependencyBot(commit.author));
  const said = own.flatMap(({ lines, commit }) => listBreaking(commit.body, lines));
  if (said.length > 0) return plainLines([...new Set(said.map((text) => text || heading))].join('\n'), 2000);
  if (conventional?.breaking) return conventional.text;
  const titled = parseBreakingTitle(heading);
  if (titled !== null) return titled;
  const emoji = parseEmojiPrefix(heading);
  return emoji?.category === 'breaking' ? emoji.text : null;
}

/** A component may be called Security, so the word at the beginning is not enough. */
const speaksOfSecurity =
  /^security (?:fix|update|patch|release|advisory|hardening)|\bvulnerabilit(?:y|ies)\b|\bsecurity (?:fix|fixes|issues?|patch|patches|updates?|vulnerability|holes?|bugs?)\b|\b(?:XSS|CSRF|SSRF|RCE)\b|^CVEs? (?:fix|patch)|\bfix\w* (?:\w+ ){0,2}CVEs?\b/i;

/** What the title of a typed merge says more exactly than its type. */
function refine({ category }: MergedType, title: string): Category {
  const word = (parseLeadingWord(title) ?? parseWordAfterArea(title))?.category;
  if (category === 'internal') return word === 'documentation' || word === 'dependencies' ? word : category;
  return category === 'added' && (word === 'deprecated' || word === 'removed' || word === 'performance') ? word : category;
}
