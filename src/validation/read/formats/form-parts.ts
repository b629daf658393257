import { escapeText } from '../../../text/schema/escape-text.ts';
import { isOverallName } from '../../schema/verdicts/overall-names.ts';
import { splitChoice } from '../../schema/verdicts/result-choice.ts';
import type { FormPart } from './form-schema.ts';

type Attributes = NonNullable<FormPart['attributes']>;

/** A field of an issue form as Markdown. */
export function formatFormPart({ type, attributes, validations }: FormPart): string {
  const own = attributes ?? {};
  if (type === 'markdown') return (own.value ?? '').trim();
  const label = oneLine(own.label ?? '');
  const question = type === 'dropdown' ? formatQuestion(label, own) : null;
  const demands = [
    ...(validations?.required === true ? ['Required.'] : []),
    ...(validations?.accept == null ? [] : [`Files: ${escapeText(validations.accept)}.`]),
  ];
  const parts = [
    label === '' || question !== null ? '' : `## ${label}`,
    own.description?.trim() ?? '',
    demands.join(' '),
    question ?? (type === 'checkboxes' ? formatBoxes(own) : formatChoices(own)),
    formatValue(own),
    own.placeholder == null || own.placeholder.trim() === '' ? '' : formatExample(own.placeholder.trim()),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function formatBoxes({ options }: Attributes): string {
  return (options ?? [])
    .flatMap((option) => [
      `- [ ] ${oneLine(option.label)}`,
      ...('required' in option && option.required === true ? ['  - Required: yes'] : []),
    ])
    .join('\n');
}

/** A choice between a good and a bad result is what came of a step. */
function formatQuestion(label: string, { options }: Attributes): string | null {
  const offered = (options ?? []).map((option) => `☐ ${oneLine(option.label)}`).join(' ');
  const choice = splitChoice(`${label === '' ? 'Result' : label}: ${offered}`);
  if (choice === null || choice.said !== offered) return null;
  return isOverallName(label) || /^(?:result|status|outcome|verdict)$/i.test(label)
    ? `**${label}:** ${offered}`
    : `- ${label}${/[?:]$/.test(label) ? '' : ':'} ${offered}`;
}

/** What can be chosen, as a sentence: none of it is something to do. */
function formatChoices({ options, multiple, default: first }: Attributes): string {
  if (options == null || options.length === 0) return '';
  const words = options.map(({ label }, index) => `${oneLine(label)}${index === first ? ' (default)' : ''}`);
  return `${multiple === true ? 'Any of' : 'One of'}: ${words.join('; ')}`;
}

/** What stands in a field to begin with; as code, where what is written into it becomes code. */
function formatValue({ value, render }: Attributes): string {
  const text = value?.trim() ?? '';
  if (text === '' || render == null) return text;
  return formatCode(text, /^[\w+#.-]{1,40}$/.test(render) ? render : '');
}

function formatCode(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** What a field shows while it is empty: no part of what is asked, and nothing to do. */
function formatExample(text: string): string {
  return text.includes('\n') ? `For example:\n\n${formatCode(text, '')}` : `For example: ${text}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
