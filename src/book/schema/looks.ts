import { z } from 'zod';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'Write a colour as `#1d4a8c`');
const file = z.string().regex(/^\/[\w./-]+$/, 'Begin with a slash: a file of the folder `public`, such as `/logo.svg`');
const font = z.strictObject({
  /** Name of the family, as style sheets name it. */
  family: z.string().regex(/^[\p{L}\d][\p{L}\d -]*$/u, 'Write the name of one family'),
  /** A WOFF2 file of the folder `public`: `/fonts/ours.woff2`. Without it, the readers' machines must have the family. */
  file: file.optional(),
});

/** What a site sets of its own in how its pages look. */
export const looksConfigSchema = z.strictObject({
  /** Time zone of the times on pages, as IANA names it: `Europe/Zurich`; by default UTC. Signatures keep the offset that they were made in. */
  zone: z.string().refine(isZone, { error: 'Write a time zone such as `Europe/Zurich`' }).optional(),
  /** What is printed on; by default A4. */
  paper: z.enum(['A4', 'Letter']).optional(),
  /** Colour of links, focus and what is marked, on light and on dark pages. */
  accent: z
    .strictObject({
      /** On light pages: `#1d4a8c`. */
      light: colour,
      /** On dark pages. */
      dark: colour,
    })
    .optional(),
  /** A picture beside the site's name: a file of the folder `public`. */
  logo: file.optional(),
  /** Of headings and versions, and of all other text. */
  fonts: z
    .strictObject({
      /** Of headings and versions. */
      serif: font.optional(),
      /** Of all other text. */
      sans: font.optional(),
    })
    .optional(),
});

/** Whether there is a time zone of that name. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
