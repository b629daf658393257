import type { ContentHistory, FileVersion } from '../../../git/schema/content-history.ts';

/** Which version of a protocol is looked for: by the digest of its canonical text, or by the version that its front matter says. */
export type ProtocolPin =
  | { readonly sha256: string }
  | {
      readonly version: string /** Reads the version that a text says; null for none. */;
      readonly versionOf: (text: string) => string | null;
    };

/** A version of a protocol that git remembers. */
export type RememberedProtocol = FileVersion & { readonly text: string; readonly sha256: string };

/** Finds a version of the protocol `id` in the history of its file, the newest that fits; null when git remembers none. */
export function findProtocolVersion(history: ContentHistory, id: string, pin: ProtocolPin): RememberedProtocol | null {
  const versions = ['mdx', 'md'].flatMap((ending) => history.versions.get(`content/protocols/${id}.${ending}`) ?? []);
  const fits = (version: RememberedProtocol) =>
    'sha256' in pin ? version.sha256 === pin.sha256 : pin.versionOf(version.text) === pin.version;
  return versions.flatMap(rememberText).findLast(fits) ?? null;
}

function rememberText(version: FileVersion): readonly RememberedProtocol[] {
  const { text, sha256 } = version;
  return text === null || sha256 === null ? [] : [{ ...version, text, sha256 }];
}
