import { parse } from 'yaml';
import { z } from 'zod';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { formatFrontMatter } from '../../../text/schema/format-front-matter.ts';
import type { DocumentText } from './document-text.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const optionSchema = z.union([text, z.object({ label: text, required: z.boolean().optional() })]);
/** An issue form of GitHub: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms */
const formSchema = z.object({
  name: text.optional(),
  description: text.optional(),
  title: text.optional(),
  body: z.array(
    z.object({
      type: z.enum(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes', 'upload']),
      attributes: z
        .object({
          label: text.optional(),
          description: text.optional(),
          value: text.optional(),
          placeholder: text.optional(),
          options: z.array(optionSchema).optional(),
        })
        .optional(),
    }),
  ),
});

/** An issue form as Markdown: each box is a task, each field a heading with what is asked. */
export function readForm(yaml: string, file: string): DocumentText {
  const form = formSchema.safeParse(parseYaml(yaml, file));
  if (!form.success)
    throw new CannotGoOn(`\`${file}\` is YAML, and no GitHub issue form: it has no \`body\` with fields.`, {
      hint: 'Import an issue form, or the document as Markdown.',
    });
  const { name, description, body } = form.data;
  const parts = body.map(({ type, attributes = {} }) => {
    const { label, description: about, value, placeholder, options = [] } = attributes;
    if (type === 'markdown') return (value ?? '').trim();
    const items = options.map((option) => {
      const words = typeof option === 'string' ? option : option.label;
      return `- ${type === 'checkboxes' ? '[ ] ' : ''}${words.replace(/\s*\n\s*/g, ' ')}`;
    });
    return [
      label === undefined ? '' : `## ${label}`,
      about?.trim() ?? '',
      items.join('\n'),
      (type === 'textarea' || type === 'input') && value !== undefined ? value.trim() : '',
      placeholder?.trim() ?? '',
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  });
  const front = formatFrontMatter({ title: name ?? 'Issue form', description: description?.replace(/\s+/g, ' ') });
  return { markdown: `${front}\n${parts.filter((part) => part !== '').join('\n\n')}\n`, notes: [] };
}

function parseYaml(yaml: string, file: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 50 });
  } catch (cause) {
    throw new CannotGoOn(`\`${file}\` cannot be read as YAML.`, { hint: 'Correct it, or import the document as Markdown.', cause });
  }
}
