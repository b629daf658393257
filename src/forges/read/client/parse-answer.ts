import type { z } from 'zod';
import { type Asked, answerUnreadable } from '../../schema/collect-failures.ts';

/** Reads an answer by its schema. Throws `CannotGoOn` with the first place that is not as it should be, and never with what stands there. */
export function parseAnswer<Shape extends z.ZodType>(shape: Shape, json: unknown, asked: Asked): z.output<Shape> {
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw answerUnreadable(asked, `\`${issue?.path.join('.') || 'the whole'}\` is not as it should be`);
}
