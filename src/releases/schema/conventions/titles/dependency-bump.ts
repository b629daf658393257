/** A dependency whose version a change moves. */
export interface DependencyBump {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

const fromTo =
  /^(?:build|chore|fix|deps|ci)?(?:\([\w-]+\))?!?:?\s*(?:\[security\]\s*)?(?:bump|bumps|upgrade|update|updates|bumped|upgraded|updated)\s+(?:the\s+)?(?:dependency\s+|module\s+|package\s+)?`?([@\w][\w./@+-]*(?:\[[\w,-]+\])?)`?\s+from\s+`?v?(\d[\w.+-]*)`?\s+to\s+`?v?(\d[\w.+-]*)`?/i;
const arrow = /^(?:build|chore|deps)?:?\s*([@\w][\w./@+-]*)\s+v?(\d[\w.+-]*)\s*(?:->|→|=>)\s*v?(\d[\w+-]*(?:\.[\w+-]+)*)\.?$/i;
const to =
  /^(?:build|chore|fix|deps|ci)?(?:\([\w-]+\))?!?:?\s*(?:bump|bumps|upgrade|update|updates|bumped|upgraded|updated|pin|pinned)\s+(?:dependency\s+|module\s+|package\s+)?`?([@\w][\w./@+-]*)`?\s+(?:to|action to|digest to)\s+`?v?(\d[\w.+-]*|[0-9a-f]{7,40})`?/i;

/** A module by its address, and its version: what is copied into a repository is named so. */
const module =
  /^(?:(?:vendor|vendored|vndr|vendoring|deps|build|chore)(?:\([\w-]+\))?!?:?\s+)?((?:[\w-]+\.)+[a-z]{2,}(?:\/[\w.~-]+)+)(?:\s+to)?\s+(v?\d[\w.+-]*|[0-9a-f]{7,40})(?:\s+\([^()]*\))?$/i;
const copied = /^(?:vendor|vendoring|vndr)(?:\s+of)?:?\s+(?!to\b)([\w][\w./-]*)\s+(?:to\s+)?(v?\d[\w.+-]*|[0-9a-f]{7,40})$/i;
const toolchain = /^(?:update|bump|upgrade)\s+(?:to\s+)?(go|golang)\s*(?:to\s+)?(?:go\s*)?(\d+\.\d+[\w.]*)(?=$|[\s,;(])/i;

/**
 * Reads a dependency bump as dependabot, renovate and people write it.
 *
 * @example build(deps): bump actions/checkout from 4 to 5 in the ci group -> {"name":"actions/checkout","from":"4","to":"5"}
 * @example Bump coverage[toml] from 7.3.0 to 7.4.0 -> {"name":"coverage[toml]","from":"7.3.0","to":"7.4.0"}
 * @example Update dependency axios to v1.7.4 -> {"name":"axios","from":null,"to":"1.7.4"}
 * @example commons-parent 38 -> 39. -> {"name":"commons-parent","from":"38","to":"39"}
 * @example vendor: github.com/lab/queue v2.1.0-rc.1 (3f2a91c) -> {"name":"github.com/lab/queue","from":null,"to":"2.1.0-rc.1"}
 * @example vndr of queue to 98f1604 -> {"name":"queue","from":null,"to":"98f1604"}
 * @example update to go1.24.9 -> {"name":"go","from":null,"to":"1.24.9"}
 * @example Update go 1.18.7 to address CVE-2022-2879 -> {"name":"go","from":null,"to":"1.18.7"}
 * @example Update the documentation -> null
 * @example lab.example/queue holds 2 locks -> null
 */
export function parseDependencyBump(title: string): DependencyBump | null {
  if (title.includes('>') || title.includes('→')) {
    const [, name, from, moved] = arrow.exec(title) ?? [];
    if (name !== undefined) return { name, from: from ?? null, to: moved ?? null };
  }
  if (!/\d/.test(title)) return null;
  const [, name, moved] = module.exec(title) ?? copied.exec(title) ?? toolchain.exec(title) ?? [];
  if (name !== undefined) return { name: name === 'golang' ? 'go' : name, from: null, to: moved?.replace(/^v/, '') ?? null };
  if (!/bump|upgrad|updat|pin/i.test(title)) return null;
  const both = fromTo.exec(title);
  if (both) return { name: both[1] ?? '', from: both[2] ?? null, to: both[3] ?? null };
  const one = to.exec(title);
  // `Bump version to 2.9.3` moves the product itself.
  if (!one || /^versions?$/i.test(one[1] ?? '')) return null;
  return { name: one[1] ?? '', from: null, to: one[2] ?? null };
}
