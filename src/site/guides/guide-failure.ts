import { globSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';

/** Marks of a failure that began in a guide: what compiles MDX, what reads its front matter, and what runs it. */
const fromGuide = /MDXContent|parseFrontmatter|@mdx-js|\/mdx\/|\.mdx\b|InvalidContentEntry/;

/** What a tool reports of one mistake, as far as it does. */
interface Reported extends Error {
  readonly code?: unknown;
  readonly loc?: { readonly file?: string; readonly line?: number; readonly column?: number };
  /** What is wrong, where the message says more. */
  readonly reason?: unknown;
}

/**
 * What a build ends with: where guides are to blame, a message that says so for each mistake, since guides are programs of whoever wrote them; else the failure as it is. `folder` is where the guides
 * are, an absolute path.
 */
export function explainGuideFailure(cause: unknown, folder: string): unknown {
  if (!(cause instanceof Error) || cause instanceof CannotGoOn || !fromGuide.test(`${cause.name} ${cause.message} ${cause.stack ?? ''}`))
    return cause;
  const all: unknown = 'errors' in cause && Array.isArray(cause.errors) ? cause.errors : [cause];
  const mistakes = (Array.isArray(all) ? all : []).flatMap((each: unknown) => (each instanceof Error ? describe(each, folder) : []));
  const hint = 'Correct its front matter or its text, or take it out of the folder.';
  const [only, ...others] = mistakes;
  if (only !== undefined && others.length === 0) {
    const who = only.where === null ? 'A guide in `content/guides`' : `The guide \`${only.where}\``;
    return new CannotGoOn(`${who} cannot be shown: ${only.said}`, { hint, cause });
  }
  const lines = mistakes.map(({ where, said }) => `  ${where ?? 'content/guides'}  ${said}`);
  return new CannotGoOn(`Guides cannot be shown, for ${lines.length} mistakes:\n${lines.join('\n')}`, { hint, cause });
}

function describe(mistake: Reported, folder: string): readonly { readonly where: string | null; readonly said: string }[] {
  const file = fileOf(mistake, folder);
  const where = file === null ? null : `${path.posix.join('content/guides', file)}${placeOf(mistake)}`;
  return listSaid(mistake).map((said) => ({ where, said }));
}

/** `:7:1`; nothing where that is not known. What is imported and not there is reported with its place in what was made of the guide. */
function placeOf({ loc, code, message }: Reported): string {
  const { line = 0, column = 0 } = code === 'UNRESOLVED_IMPORT' ? {} : (loc ?? {});
  // Places in what compiles MDX count columns from 1, all others from 0.
  const counted = code === 'PLUGIN_ERROR' || /^\d+:\d+: /.test(message) ? column : column + 1;
  return line === 0 ? '' : `:${line}:${counted}`;
}

/** The file below the folder: as it is reported, or as the name of what was made of it tells, where only one is called so. */
function fileOf({ loc, stack = '' }: Reported, folder: string): string | null {
  if (loc?.file !== undefined) return path.relative(folder, loc.file);
  const [, chunk] = /MDXContent \([^()]*\/chunks\/(.+)_[\w-]{8}\.mjs/.exec(stack) ?? [];
  const named = globSync('**/*.{md,mdx}', { cwd: folder }).filter((file) => path.parse(file).name.replaceAll(/[^\w.-]/g, '_') === chunk);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** What is wrong, in one sentence each. */
function listSaid({ name, message, reason }: Reported): readonly string[] {
  if (name === 'InvalidContentEntryDataError') {
    const fields = message.split('\n').flatMap((line) => {
      const [, field = '', said = ''] = /^\s+\*\*(.+?)\*\*: (?:\*\*.+?\*\*: )?(.+)$/.exec(line) ?? [];
      return field === '' ? [] : [`\`${field}\` in its front matter: ${said.replaceAll('`"', '`').replaceAll('"`', '`')}.`];
    });
    if (fields.length > 0) return fields;
  }
  if (typeof reason === 'string') return [reason];
  const [first = ''] = stripVTControlCharacters(message).split('\n');
  return [
    first
      .replace(/^\[[A-Z_]+\] /, '')
      .replace(/^\d+:\d+: /, '')
      .replace(/ \([\w-]+:[\w-]+\)$/, '')
      .replace(/ \(\d+:\d+\)$| in content\/guides\/.*$/, ''),
  ];
}
