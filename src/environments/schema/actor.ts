import type { EnvironmentEvent } from './event.ts';

/** Who did it, in words; null where nobody says. */
export function formatActor(by: EnvironmentEvent['by']): string | null {
  if (by === null) return null;
  return by.person ?? by.bot ?? (by.run === null ? null : `run ${by.run}`);
}
