import { answerList } from './answer-list.ts';
import { boxLines } from './box-lines.ts';
import { choiceList } from './choice-list.ts';
import { deviationTable } from './deviation-table.ts';
import { fieldTable } from './field-table.ts';
import { headingFields } from './heading-fields.ts';
import { identifierHeadings } from './identifier-headings.ts';
import { labelBlock } from './label-block.ts';
import { plainList } from './plain-list.ts';
import type { Shape } from './shape.ts';
import { signList } from './sign-list.ts';
import { stepHeadings } from './step-headings.ts';
import { stepTable } from './step-table.ts';
import { taskList } from './task-list.ts';
import { verdictList } from './verdict-list.ts';
import { verifiedLines } from './verified-lines.ts';

/** The forms in which people write steps, the surest first. A new one is a file with its example, and a line here. */
export const shapes: readonly Shape[] = [
  headingFields,
  stepHeadings,
  identifierHeadings,
  labelBlock,
  deviationTable,
  fieldTable,
  stepTable,
  choiceList,
  answerList,
  signList,
  taskList,
  verdictList,
  plainList,
  boxLines,
  verifiedLines,
];
