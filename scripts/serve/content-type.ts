import { lookup } from 'mrmime';

/** The media type of a file by its extension; unknown ones are bytes, which no browser runs. Docket writes texts in UTF-8. */
export function contentType(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream';
  return /^text\/|[/+](?:json|xml|javascript)$/.test(type) ? `${type}; charset=utf-8` : type;
}
