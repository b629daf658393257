import type { SupportConfig } from '../../../book/schema/config.ts';
import type { Line } from '../../../book/schema/product.ts';

/**
 * What the configuration says of the support of lines goes before what their tags show, as of a date: after its end a line is at the end of its
 * life, before that it is maintained, from a date on with security fixes alone.
 */
export function applySupport(
  lines: readonly Line[],
  support: Readonly<Record<string, SupportConfig>> | undefined,
  asOf: string,
): readonly Line[] {
  if (support === undefined) return lines;
  // Days are compared: nobody says at which hour support ends.
  const today = asOf.slice(0, 10);
  return lines.map((line) => {
    const own = Object.hasOwn(support, line.id) ? support[line.id] : undefined;
    if (own === undefined || line.latest === null) return line;
    return { ...line, state: judge(own, today) };
  });
}

function judge(own: SupportConfig, today: string): Line['state'] {
  const planned = describe(own);
  if (own.end !== undefined && own.end < today) return { kind: 'end-of-life', reason: `Its support ended on ${own.end}, as configured.` };
  if (own.security !== undefined && own.security <= today)
    return { kind: 'security-only', reason: `It gets security fixes alone since ${own.security}, as configured.${planned}` };
  return { kind: 'maintained', reason: `It is maintained, as configured.${planned}` };
}

/** What is still to come. */
function describe({ end, next }: SupportConfig): string {
  return [
    end === undefined ? '' : ` Its support ends on ${end}.`,
    next === undefined ? '' : ` Its next release is planned for ${next}.`,
  ].join('');
}
