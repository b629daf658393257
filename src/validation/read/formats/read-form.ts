import { parse } from 'yaml';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { formatFrontMatter } from '../../../text/schema/format-front-matter.ts';
import type { DocumentText } from './document-text.ts';
import { formatFormPart } from './form-parts.ts';
import { formSchema } from './form-schema.ts';

/** An issue form as Markdown: each box is a task, each field a heading with what is asked; what the issue is to be called and to carry stays in the front matter. */
export function readForm(yaml: string, file: string): DocumentText {
  const form = formSchema.safeParse(parseYaml(yaml, file));
  if (!form.success)
    throw new CannotGoOn(`\`${file}\` is YAML, and no GitHub issue form: it has no \`body\` with fields.`, {
      hint: 'Import an issue form, or the document as Markdown.',
    });
  const { name, description, title, labels, assignees, projects, type, body } = form.data;
  const parts = body.map(formatFormPart);
  const front = formatFrontMatter({
    title: name ?? 'Issue form',
    description: description?.replace(/\s+/g, ' '),
    issue_title: title,
    labels,
    assignees,
    projects,
    issue_type: type,
  });
  return { markdown: `${front}\n${parts.filter((part) => part !== '').join('\n\n')}\n`, notes: [] };
}

function parseYaml(yaml: string, file: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 50 });
  } catch (cause) {
    throw new CannotGoOn(`\`${file}\` cannot be read as YAML.`, { hint: 'Correct it, or import the document as Markdown.', cause });
  }
}
