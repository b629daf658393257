import type { FileVersion } from '../../../git/schema/content-history.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';

/** What happened to a signature's files: which version of which file, and what. */
export interface SignatureEvent {
  readonly version: FileVersion;
  readonly kind: 'signed' | 'corrected' | 'signature-removed';
  /** `1-author-ada` */
  readonly name: string;
}

/** Signatures that were added, taken away, or replaced. Statement and signature of one commit are one event. */
export function listSignatureEvents(files: ReadonlyMap<string, readonly FileVersion[]>): readonly SignatureEvent[] {
  const events = new Map<string, SignatureEvent>();
  for (const [path, versions] of [...files].sort(([a], [b]) => compareText(a, b))) {
    // One whose name another file took goes by the commit that ended it.
    const name = /([^/]+)\.(?:json|sig)(?:@[0-9a-f]{40,64})?$/.exec(path)?.[1];
    if (name === undefined) continue;
    let there = false;
    let object = '';
    for (const version of versions) {
      const key = `${version.commit} ${name}`;
      const content = version.object ?? version.sha256 ?? '';
      if (version.removed) events.set(key, { version, kind: 'signature-removed', name });
      else if (!events.has(key) && (!there || content !== object)) events.set(key, { version, kind: there ? 'corrected' : 'signed', name });
      there = !version.removed;
      object = content;
    }
  }
  return [...events.values()];
}
