import { z } from 'zod';

/** ISO 8601 with offset, e.g. `2026-03-12T14:05:00+11:00`. */
export const instant = z.string().describe('ISO 8601 date and time with offset.');

/** The id of an object of git. */
export const sha = z.string().describe('Object id, lower-case hexadecimal, in full.');
