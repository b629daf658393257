import { z } from 'zod';

/** A part of a protocol's or record's page, in the order of the file: prose, or steps that stand together. */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), depth: z.number().int(), text: z.string(), line: z.number().int() }),
  z.object({ kind: z.literal('prose'), html: z.string().describe('Sanitised HTML.'), text: z.string(), line: z.number().int() }),
  z.object({ kind: z.literal('steps'), steps: z.array(z.string()).describe('Ids of steps.'), line: z.number().int() }),
  z.object({ kind: z.literal('deviations'), deviations: z.array(z.string()), line: z.number().int() }),
]);

export type Block = z.infer<typeof blockSchema>;
