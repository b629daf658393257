import type { ContentHistory } from '../../../git/schema/content-history.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import {
  protocolChangedInPlace,
  protocolDigestDiffers,
  protocolUnknown,
  protocolVersionDiffers,
  protocolVersionUnknown,
} from '../../schema/problems/protocol-problems.ts';
import { findProtocolVersion } from '../../schema/protocols/find-protocol-version.ts';
import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { ParsedProtocol, ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';

/** The protocol of a record, as far as it is found. */
export interface PinnedProtocol {
  readonly state: ValidationRecord['protocol']['state'];
  readonly reason: string;
  /** The text that the record executes; where that is not found, the current one, which stands in for title, roles and steps. */
  readonly protocol: Protocol | null;
  readonly current: Protocol | null;
  /** Whether `protocol` is what the digest in the record says. Only then can anything be signed. */
  readonly pinned: boolean;
  readonly problems: readonly Problem[];
}

/** Where protocols are looked for. */
export interface ProtocolShelf {
  /** The protocols of the content folder, by id. */
  readonly current: ReadonlyMap<string, ParsedProtocol>;
  readonly history: ContentHistory;
  /** Parses the text of an older version. */
  readonly parse: (text: string, source: string) => ParsedProtocol;
}

/** Finds the text of the protocol that a record executes, by its digest: the current one, else one that git remembers. */
export function pinProtocol({ head, placeOf }: ParsedRecord, shelf: ProtocolShelf): PinnedProtocol {
  const id = head?.protocol;
  if (id === undefined) return unknown('The record names no protocol.', []);
  const place = placeOf(['protocol']);
  const held = shelf.current.get(id);
  const current = held?.protocol ?? null;
  const digest = head?.protocolDigest?.replace(/^sha256:/i, '').toLowerCase();
  const version = head?.protocolVersion;
  const found = digest === undefined ? null : findByDigest(shelf, id, digest, held);
  if (found !== null) {
    const differs = version !== undefined && version !== found.protocol.version;
    const changed = found.state === 'older' && current?.version === found.protocol.version;
    const problems = [
      ...(differs ? [protocolVersionDiffers(placeOf(['protocolVersion']), { version, expected: found.protocol.version })] : []),
      ...(changed ? [protocolChangedInPlace(placeOf(['protocolDigest']), { id, version: found.protocol.version })] : []),
    ];
    const now = found.state === 'current' ? 'It is the current version.' : describeOlder(found.protocol, current);
    return { state: found.state, reason: now, protocol: found.protocol, current, pinned: !differs, problems };
  }
  if (current === null || held === undefined) {
    const known = [...shelf.current.keys()];
    return unknown(
      `There is no protocol \`${id}\` in the content folder.`,
      held === undefined ? [protocolUnknown(place, { id, known })] : [],
    );
  }
  if (digest !== undefined) {
    return {
      state: 'digest-differs',
      reason: `No text of \`${id}\` that is known has the digest in the record.`,
      protocol: current,
      current,
      pinned: false,
      problems: [protocolDigestDiffers(placeOf(['protocolDigest']), { id, digest, expected: held.sha256 })],
    };
  }
  const older = version === undefined || version === current.version ? current : findByVersion(shelf, id, version);
  return {
    state: older === null ? 'unknown' : 'digest-differs',
    reason: older === null ? `No version ${version} of \`${id}\` is known.` : 'The record pins no digest of its protocol.',
    protocol: older ?? current,
    current,
    pinned: false,
    problems:
      older === null && version !== undefined
        ? [protocolVersionUnknown(placeOf(['protocolVersion']), { id, version, current: current.version })]
        : [],
  };
}

interface Found {
  readonly state: 'current' | 'older';
  readonly protocol: Protocol;
}

function findByDigest(shelf: ProtocolShelf, id: string, digest: string, held: ParsedProtocol | undefined): Found | null {
  if (held?.sha256 === digest && held.protocol !== null) return { state: 'current', protocol: held.protocol };
  const remembered = findProtocolVersion(shelf.history, id, { sha256: digest });
  if (remembered === null) return null;
  const parsed = shelf.parse(remembered.text, describeSource(remembered)).protocol;
  return parsed === null ? null : { state: 'older', protocol: parsed };
}

function findByVersion(shelf: ProtocolShelf, id: string, version: string): Protocol | null {
  const versionOf = (text: string) => shelf.parse(text, `content/protocols/${id}.mdx`).protocol?.version ?? null;
  const remembered = findProtocolVersion(shelf.history, id, { version, versionOf });
  return remembered === null ? null : shelf.parse(remembered.text, describeSource(remembered)).protocol;
}

function describeSource({ path, commit }: { readonly path: string; readonly commit: string | null }): string {
  return commit === null ? path : `${path} in commit ${commit.slice(0, 10)}`;
}

function describeOlder(protocol: Protocol, current: Protocol | null): string {
  return current === null
    ? 'The protocol is not in the content folder any more; git remembers this version.'
    : current.version === protocol.version
      ? `The text of version ${protocol.version} was changed since, without another number.`
      : `Version ${current.version} is current.`;
}

function unknown(reason: string, problems: readonly Problem[]): PinnedProtocol {
  return { state: 'unknown', reason, protocol: null, current: null, pinned: false, problems };
}
