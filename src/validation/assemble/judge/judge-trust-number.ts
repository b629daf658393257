import type { Book } from '../../../book/schema/book.ts';
import type { ContentHistory } from '../../../git/schema/content-history.ts';
import { formatCanonicalJson } from '../../../keys/canonical-json.ts';
import { formatCanonicalText } from '../../../text/schema/form/canonical-text.ts';
import type { TrustedFile } from '../../schema/signoffs/trust.ts';
import { judgeVoucher } from './judge-root.ts';
import { digestPair } from './signature-pair.ts';
import { configSource } from './sources-text.ts';

type Root = NonNullable<Book['signing']['root']>;

/** A numbered list of the files that root keys vouch for together, with every signature that was ever made for that number. */
export interface TrustList {
  readonly number: number;
  readonly text: string;
  readonly signatures: readonly string[];
}

/** The text of a numbered list: `content/trust/<number>.json`. A higher number replaces all lower ones, so that an older state does not come back. */
export function formatTrustList(number: number, files: readonly Pick<TrustedFile, 'source' | 'text'>[]): string {
  const listed = files.map(({ source, text }) => ({ path: source, sha256: digestText(text ?? '') }));
  return `${formatCanonicalJson({ type: 'docket/trust/v1', number, files: listed })}\n`;
}

/** All numbered lists that the content folder holds or git remembers, whatever became of their files. */
export function listTrustLists({ versions }: Pick<ContentHistory, 'versions'>): readonly TrustList[] {
  const texts = new Map<number, Set<string>>();
  const signatures = new Map<number, Set<string>>();
  for (const { path, text } of [...versions.values()].flat()) {
    const [, number = '', ending = ''] = /^content\/trust\/([1-9]\d{0,8})(\.json|-[^/]*\.sig)$/.exec(path) ?? [];
    if (number === '' || text === null) continue;
    const groups = ending === '.json' ? texts : signatures;
    const group = groups.get(Number(number));
    if (group === undefined) groups.set(Number(number), new Set([text]));
    else group.add(text);
  }
  return [...texts].flatMap(([number, own]) => [...own].map((text) => ({ number, text, signatures: [...(signatures.get(number) ?? [])] })));
}

/**
 * Judges whether the files that root keys vouch for are the newest that they vouched for: an older `people.yaml` keeps its signatures, and would bring back
 * what it allowed. The highest number that enough root keys signed at any time counts. Where there is no list at all, an older state is not found, and that is said.
 */
export function judgeTrustNumber(root: Root, files: readonly TrustedFile[], lists: readonly TrustList[]): Root {
  if (root.state !== 'vouched') return root;
  const vouched = lists.filter(({ number, text, signatures }) => {
    const file = { source: `content/trust/${number}.json`, text, signatures: signatures.map((signature) => ({ source: '', signature })) };
    return isNumbered(text, number) && judgeVoucher(file, root.keys, root.threshold).vouched;
  });
  const highest = vouched.reduce((most, { number }) => Math.max(most, number), 0);
  if (highest === 0)
    return { ...root, reason: `${root.reason} No number says that these are the newest that they signed: run \`docket trust\`.` };
  const newest = vouched.filter(({ number }) => number === highest).map(({ text }) => text);
  if (newest.includes(formatTrustList(highest, files))) return root;
  // Lists once named keys and people alone.
  const older = formatTrustList(
    highest,
    files.filter(({ source }) => source !== configSource),
  );
  if (newest.includes(older))
    return { ...root, reason: `${root.reason} No number covers which products and repositories are read: run \`docket trust\`.` };
  const reason = `Root keys signed list ${highest} of keys, people and what is read, and what is here is not what that list names: an older state was put back, or a newer one is not signed yet.`;
  return { ...root, state: 'not-vouched', reason };
}

function isNumbered(text: string, number: number): boolean {
  return text.includes(`"number":${number},`);
}

function digestText(text: string): string {
  return digestPair(new TextEncoder().encode(formatCanonicalText(text)), '');
}
