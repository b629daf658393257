import { parseAllDocuments } from 'yaml';

/** How a file that names versions is written. */
export type FileFormat = 'yaml' | 'json' | 'text';

/** Tells a format by the ending of a path. */
export function formatOf(path: string): FileFormat {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  return /\.json$/i.test(path) ? 'json' : 'text';
}

/**
 * Parses a file into values: one for each document of YAML, else one. In YAML each scalar stays the text that is written there, so that
 * `1.10` is no number. Null when it is not written in its format.
 */
export function parseFile(text: string, format: FileFormat): readonly unknown[] | null {
  if (format === 'text') return [text.trim()];
  try {
    return format === 'json' ? [JSON.parse(text)] : parseYaml(text);
  } catch (error) {
    // Nested too deeply, too many aliases, or simply malformed.
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof ReferenceError || error instanceof TypeError)
      return null;
    throw error;
  }
}

function parseYaml(text: string): readonly unknown[] | null {
  // Comparing all keys of an object with each other would take the square of their number.
  const documents = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.some(({ errors }) => errors.length > 0) ? null : documents.map((each) => each.toJS({ maxAliasCount: 100 }));
}
