import { z } from 'zod';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const texts = z.union([z.array(text), text.transform((one) => one.split(/\s*,\s*/))]);
const optionSchema = z.union([text.transform((label) => ({ label })), z.object({ label: text, required: z.boolean().optional() })]);
const partSchema = z.object({
  type: text,
  attributes: z
    .object({
      label: text.nullish(),
      description: text.nullish(),
      value: text.nullish(),
      placeholder: text.nullish(),
      render: text.nullish(),
      multiple: z.boolean().nullish(),
      default: z.number().int().nullish(),
      options: z.array(optionSchema).nullish(),
    })
    .nullish(),
  validations: z.object({ required: z.boolean().nullish(), accept: text.nullish() }).nullish(),
});
/** An issue form of GitHub: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms */
export const formSchema = z.object({
  name: text.nullish(),
  description: text.nullish(),
  title: text.nullish(),
  labels: texts.nullish(),
  assignees: texts.nullish(),
  projects: texts.nullish(),
  type: text.nullish(),
  body: z.array(partSchema),
});

/** A field of an issue form. */
export type FormPart = z.infer<typeof partSchema>;
