import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Written } from './written.ts';

/**
 * The files that a step names as evidence: what its evidence links to or names as a path, and what other fields link to below `evidence/`. `remark` is a
 * text that names no file.
 */
export function listEvidence(
  evidence: Written | undefined,
  others: readonly (Written | undefined)[],
): { readonly paths: readonly string[]; readonly remark: string } {
  const paths = new Set<string>();
  for (const link of evidence?.links ?? []) if (isFile(link) || isWindowsPath(link)) paths.add(decode(link));
  for (const other of others) for (const link of other?.links ?? []) if (/^(?:\.\/)?evidence\//.test(link)) paths.add(decode(link));
  const text = evidence?.text ?? '';
  if ((evidence?.links.length ?? 0) === 0) {
    for (const part of text.split(/[\s,;]+/)) {
      const name = part.replace(/^[("'`]+|[)"'`.:]+$/g, '');
      if (isFile(name) && (/^(?:\.{0,2}\/)*[^/\s]+\/[^\s]*[^/\s]$/.test(name) || /^[\w.-]+\.[A-Za-z]\w{1,4}$/.test(name))) paths.add(name);
      else if (isWindowsPath(name)) paths.add(name);
    }
  }
  const remark = paths.size > 0 || isBlank(text) ? '' : text.trim();
  return { paths: [...paths], remark };
}

/** `evidence\\upload.log`, `C:\\Temp\\upload.log`, `\\server\share\upload.log`: a path of Windows, where the last part has an ending or the first one names a place. */
function isWindowsPath(name: string): boolean {
  return name.length < 1000 && /^(?:[A-Za-z]:[\\/]|\\+|(?:\.{1,2}|[\w.-]+)\\)[^\s:]*[^\s:\\/]$/.test(name) && /\\|\.\w{1,5}$/.test(name);
}

function isFile(link: string): boolean {
  return link !== '' && link.length < 1000 && !/^(?:n\/a$|[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(link);
}

function decode(link: string): string {
  try {
    return decodeURI(link);
  } catch {
    return link;
  }
}
