import { formatCanonicalJson } from '../../../keys/canonical-json.ts';
import { type Statement, statementSchema } from '../../schema/signoffs/signoff.ts';

/** Writes a statement in its only form: RFC 8785 JSON in NFC, and one line feed. These are the bytes that are signed. */
export function formatStatement(statement: Statement): string {
  return `${formatCanonicalJson(statementSchema.parse(statement))}\n`;
}
