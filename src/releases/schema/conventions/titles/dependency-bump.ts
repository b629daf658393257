/** A dependency whose version a change moves. */
export interface DependencyBump {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

const fromTo =
  /^(?:build|chore|fix|deps|ci)?(?:\([\w-]+\))?!?:?\s*(?:\[security\]\s*)?(?:bump|bumps|upgrade|update|updates|bumped|upgraded|updated)\s+(?:the\s+)?(?:dependency\s+|module\s+|package\s+)?`?([@\w][\w./@+-]*)`?\s+from\s+`?v?(\d[\w.+-]*)`?\s+to\s+`?v?(\d[\w.+-]*)`?/i;
const arrow = /^(?:build|chore|deps)?:?\s*([@\w][\w./@+-]*)\s+v?(\d[\w.+-]*)\s*(?:->|→|=>)\s*v?(\d[\w+-]*(?:\.[\w+-]+)*)\.?$/i;
const to =
  /^(?:build|chore|fix|deps|ci)?(?:\([\w-]+\))?!?:?\s*(?:bump|bumps|upgrade|update|updates|bumped|upgraded|updated|pin|pinned)\s+(?:dependency\s+|module\s+|package\s+)?`?([@\w][\w./@+-]*)`?\s+(?:to|action to|digest to)\s+`?v?(\d[\w.+-]*|[0-9a-f]{7,40})`?/i;

/**
 * Reads a dependency bump as dependabot, renovate and people write it.
 *
 * @example build(deps): bump actions/checkout from 4 to 5 in the ci group -> {"name":"actions/checkout","from":"4","to":"5"}
 * @example Update dependency axios to v1.7.4 -> {"name":"axios","from":null,"to":"1.7.4"}
 * @example commons-parent 38 -> 39. -> {"name":"commons-parent","from":"38","to":"39"}
 * @example Update the documentation -> null
 */
export function parseDependencyBump(title: string): DependencyBump | null {
  if (title.includes('>') || title.includes('→')) {
    const [, name, from, moved] = arrow.exec(title) ?? [];
    if (name !== undefined) return { name, from: from ?? null, to: moved ?? null };
  }
  if (!/\d/.test(title) || !/bump|upgrad|updat|pin/i.test(title)) return null;
  const both = fromTo.exec(title);
  if (both) return { name: both[1] ?? '', from: both[2] ?? null, to: both[3] ?? null };
  const one = to.exec(title);
  // `Bump version to 2.9.3` moves the product itself.
  if (!one || /^versions?$/i.test(one[1] ?? '')) return null;
  return { name: one[1] ?? '', from: null, to: one[2] ?? null };
}
