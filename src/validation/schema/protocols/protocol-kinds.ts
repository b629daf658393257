/** What a protocol is for. */
export const protocolKinds = ['release-validation', 'backport-validation', 'iq', 'oq', 'pq', 'uat', 'deletion-request', 'free'] as const;

export type ProtocolKind = (typeof protocolKinds)[number];
