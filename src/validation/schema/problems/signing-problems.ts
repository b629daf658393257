import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';
import type { SignoffState } from '../signoffs/signoff.ts';

/** A line of `allowed_signers` that breaks a rule for sign-off allows nobody, so that no machine and no name can widen it. */
export function signingKeyNotUsable(place: Place, rule: string): Problem {
  return {
    code: 'signing-key-not-usable',
    severity: 'error',
    place,
    message: `This key cannot be used for sign-off: ${rule}.`,
    hint: 'Write it as `name@example.org namespaces="signoff@docket",valid-after="20260101Z" ssh-ed25519 AAAA…`, one line for each key.',
  };
}

/** A key whose person `people.yaml` does not know signs for nobody. */
export function signingKeyWithoutPerson(place: Place, principal: string): Problem {
  return {
    code: 'signing-key-without-person',
    severity: 'warning',
    place,
    message: `\`${principal}\` has a key, and is not in \`content/people.yaml\`.`,
    hint: 'Add the person with their roles, or remove the line.',
  };
}

/** One principal is one person: two entries would leave open whose roles and names count. */
export function personTwice(place: Place, principal: string): Problem {
  return {
    code: 'person-twice',
    severity: 'error',
    place,
    message: `\`${principal}\` is listed twice. Only the first counts.`,
    hint: 'Put both into one entry, or give the other person a principal of their own.',
  };
}

/** A name of two people says of neither that they executed a step, nor that they did not. */
export function nameShared(place: Place, { name, principals }: { readonly name: string; readonly principals: readonly string[] }): Problem {
  return {
    code: 'name-shared',
    severity: 'warning',
    place,
    message: `The name \`${quoteValue(name)}\` belongs to more than one person: ${quoteList(principals)}.`,
    hint: 'Give them names that tell them apart, and write those in records.',
  };
}

/** A compromised key or a root key that is not written as one would match none. */
export function keyNameMalformed(place: Place, written: string): Problem {
  return {
    code: 'key-name-malformed',
    severity: 'error',
    place,
    message: `\`${written}\` is neither a fingerprint nor a public key.`,
    hint: 'Write what `ssh-keygen -l -f KEY.pub` shows, as in `SHA256:…`, or the line of the public key.',
  };
}

/** What was signed no longer stands, or never did. */
export function signatureDoesNotStand(place: Place, state: SignoffState, reason: string): Problem {
  const tampered = state === 'malformed' || state === 'invalid' || state === 'moved';
  return {
    code: 'signature-does-not-stand',
    severity: tampered ? 'error' : 'warning',
    place,
    message: `The signature is not valid (\`${state}\`). ${reason}`,
    hint: tampered
      ? 'Find out who changed it; get it back from git, or remove it and sign again.'
      : state === 'stale'
        ? 'Look with `docket verify` at the words that changed; take them back, or have the record signed again.'
        : 'Put right what the state names, then sign again.',
  };
}

/** A signature that stands is never taken away: not an approval, and not a refusal. */
export function signatureTakenAway(place: Place, name: string): Problem {
  return {
    code: 'signature-taken-away',
    severity: 'error',
    place,
    message: `The signature \`${name}\` was taken away: git still has it, and it is genuine.`,
    hint: 'Get both of its files back from git. Whoever signed by mistake withdraws it with `docket sign --meaning withdrawal`.',
  };
}

/** One file of a signature says that somebody signed, and without the other nobody can say what: a refusal perhaps. */
export function signatureHalfTakenAway(place: Place): Problem {
  return {
    code: 'signature-half-taken-away',
    severity: 'error',
    place,
    message: `Git remembers \`${quoteValue(place.source)}\`, one file of a signature, and it was taken away: nobody can say what was signed.`,
    hint: 'Get it back from git, with the other file if there is one. If signing was broken off, whoever signed signs again.',
  };
}

/** Signatures on a record that belongs to nothing are shown nowhere, so nobody would see that they are there. */
export function signedRecordUnplaced(place: Place, { product, version }: { readonly product: string; readonly version: string }): Problem {
  return {
    code: 'signed-record-unplaced',
    severity: 'error',
    place,
    message: `The record \`${quoteValue(place.source)}\` is signed, and there is no release ${quoteValue(product)} ${quoteValue(version)} that it belongs to.`,
    hint: 'Give product and tag the names that they had when it was signed.',
  };
}

/** A run after a refused one says that it knows of the refusal. */
export function refusedRunNotNamed(place: Place, before: string): Problem {
  return {
    code: 'refused-run-not-named',
    severity: 'error',
    place,
    message: `The run before it, \`${quoteValue(before)}\`, was refused, and this record does not say why it was run again.`,
    hint: 'Name that record in `previous`, and say in `reason` what was done about the refusal; both stand in the front matter.',
  };
}

/** What was signed for a record that is not there is not forgotten with it. */
export function signedRecordMissing(place: Place, signature: string): Problem {
  return {
    code: 'signed-record-missing',
    severity: 'error',
    place,
    message: `The record \`${quoteValue(place.source)}\` is not there, and git remembers a signature on it: \`${quoteValue(signature)}\`.`,
    hint: 'Get record and signatures back from git, under the names that they had; what counts for nothing is made void with `status: void`.',
  };
}

/** The time that a statement claims is not one at which git shows that it can have been made. */
export function signatureTimeOutOfBounds(place: Place, reason: string): Problem {
  return {
    code: 'signature-time-out-of-bounds',
    severity: 'error',
    place,
    message: `The time of this signature is not possible. ${reason}`,
    hint: 'Set the clock of the machine right and sign again; commit a record before it is signed.',
  };
}

/**
 * A signature is committed when it is made: until then its time is what the signer says. A squash or a rebase looks the same, and that its commit names a pull
 * request shows nothing: whoever writes an earlier time can write that, too.
 */
export function signatureCommittedLate(place: Place, { claim, held }: { readonly claim: string; readonly held: string }): Problem {
  return {
    code: 'signature-committed-late',
    severity: 'warning',
    place,
    message: `The signer states \`${claim}\`, and this branch holds the signature only since \`${held}\`, more than a day later.`,
    hint: 'Ask the signer whether the time is right. Commit a signature on the day that it is made, and merge its branch by a merge commit: a squash or a rebase does not keep when it was committed.',
  };
}

/** What people signed is not deleted. */
export function signedRecordDeleted(place: Place, record: string, taken = false): Problem {
  return {
    code: 'signed-record-deleted',
    severity: 'error',
    place,
    message: `The signed record \`${quoteValue(record)}\` was deleted${taken ? ', and another file has its name now' : ''}.`,
    hint: 'Get record and signatures back from git; what counts for nothing is made void with `status: void`.',
  };
}

/** The root of trust is named, and too few of its keys vouch for a file. */
export function rootDoesNotVouch(place: Place, reason: string): Problem {
  return {
    code: 'root-does-not-vouch',
    severity: 'error',
    place,
    message: `The root keys do not vouch for ${place.source}. ${reason}`,
    hint: 'Look through what changed, then have root keys sign it with `docket trust`.',
  };
}

/** A signature is two files: the statement, and the signature over it. */
export function signatureIncomplete(place: Place, missing: string): Problem {
  return {
    code: 'signature-incomplete',
    severity: 'error',
    place,
    message: `\`${quoteValue(missing)}\` is missing: this is only half of a signature.`,
    hint: 'If git has the other file, get it back with `git checkout`. If it never had it, signing was broken off: delete this one and sign again.',
  };
}

/** Signatures belong to a record. */
export function signaturesWithoutRecord(place: Place, record: string): Problem {
  return {
    code: 'signatures-without-record',
    severity: 'error',
    place,
    message: `These signatures have no record: \`${quoteValue(record)}\` is missing.`,
    hint: 'Restore the record from history: what was signed is not deleted but made void.',
  };
}

/** Who may sign is never guessed: while the list is wrong, nobody may. */
export function peopleShape(place: Place, complaint: string): Problem {
  return {
    code: 'people-shape',
    severity: 'error',
    place,
    message: `${complaint.replace(/ front matter/g, ' setting')} Until it is right, nobody may sign.`,
    hint: 'Correct `content/people.yaml`.',
  };
}
