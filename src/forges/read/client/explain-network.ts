import { type Asked, certificateInvalid, hostUnknown } from '../../schema/collect-failures.ts';

/** What a failure of the network is, in words, when another try may help. Throws `CannotGoOn` for a certificate, since nothing may be sent then, and for a host that is not there. */
export function explainNetwork(cause: unknown, asked: Asked): string {
  const chain: Error[] = [];
  for (let link = cause; link instanceof Error && chain.length < 10; link = link.cause) chain.push(link);
  for (const link of chain) {
    const code = 'code' in link && typeof link.code === 'string' ? link.code : '';
    if (certificateCodes.test(code)) throw certificateInvalid(asked, certificateWords(code));
    if (code === 'ENOTFOUND') throw hostUnknown(asked);
    if (link instanceof RangeError) return link.message;
    if (link.name === 'TimeoutError') return 'it takes too long to answer';
    const words = networkWords[code];
    if (words !== undefined) return words;
  }
  return chain.length > 0 ? 'the connection broke' : 'something failed on the way';
}

const certificateCodes = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_)/;

function certificateWords(code: string): string {
  if (code === 'CERT_HAS_EXPIRED') return 'it has expired';
  if (code === 'CERT_NOT_YET_VALID') return 'it is not valid yet';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'it belongs to another host';
  return /SELF_SIGNED/.test(code) ? 'it is signed by itself' : 'nobody known has signed it';
}

const networkWords: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'it takes too long to answer',
  UND_ERR_CONNECT_TIMEOUT: 'it takes too long to answer',
  UND_ERR_HEADERS_TIMEOUT: 'it takes too long to answer',
  UND_ERR_BODY_TIMEOUT: 'it takes too long to answer',
};
