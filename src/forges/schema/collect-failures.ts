import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import { quoteValue } from '../../text/schema/quote.ts';

/** What a collect asks, and whom: for messages. */
export interface Asked {
  readonly host: string;
  readonly project: string;
  /** The environment variable that a token for this host is read from. */
  readonly variable: string;
  /** What the token must be allowed, in the forge's own words. */
  readonly scopes: string;
}

/** The forge does not know the token, or it has run out. */
export function tokenRefused({ host, variable }: Asked): CannotGoOn {
  return new CannotGoOn(`\`${host}\` does not accept the token in \`${variable}\`.`, {
    hint: `Make a new token on ${host}, and set \`${variable}\` to it.`,
  });
}

/** The forge answers nobody without a token. */
export function tokenMissing({ host, variable, scopes }: Asked): CannotGoOn {
  return new CannotGoOn(`\`${host}\` answers only with a token, and \`${variable}\` is not set.`, {
    hint: `Make a token that may read ${scopes}, and set \`${variable}\` to it.`,
  });
}

/** The token is good, and may not read this. */
export function scopeMissing({ host, project, variable, scopes }: Asked, said: string): CannotGoOn {
  return new CannotGoOn(
    `The token in \`${variable}\` may not read \`${project}\` on \`${host}\`${said === '' ? '' : `: ${quoteValue(said)}`}.`,
    {
      hint: `Give the token what it needs: ${scopes}. Where the organisation asks for single sign-on, authorise the token there.`,
    },
  );
}

/** Forges answer alike for what is not there and for what the token may not see. */
export function projectUnknown({ host, project, variable }: Asked, token: boolean): CannotGoOn {
  return new CannotGoOn(
    `\`${host}\` shows no repository \`${project}\`: it does not exist, or ${token ? 'the token may not see it' : 'it is private'}.`,
    {
      hint: `Correct \`web\` in the configuration, or ${token ? 'give the token access' : `set \`${variable}\` to a token that may read it`}.`,
    },
  );
}

/** A repository was renamed or transferred; its old name may one day be somebody else's. */
export function projectMoved({ host, project }: Asked, now: string): CannotGoOn {
  return new CannotGoOn(`\`${project}\` on \`${host}\` is now \`${quoteValue(now)}\`.`, {
    hint: `Change \`web\` in the configuration to the new address.`,
  });
}

/** What answers is a page for people: a login, a proxy, another site. */
export function answeredPage({ host }: Asked): CannotGoOn {
  return new CannotGoOn(`\`${host}\` answered with a web page and not with data.`, {
    hint: 'Check that `forge` in the configuration names what runs there, and that no login page or proxy stands in between.',
  });
}

/** The address of the API is not there. */
export function notForge({ host }: Asked, name: string): CannotGoOn {
  return new CannotGoOn(`\`${host}\` does not answer as ${name} does.`, {
    hint: 'Correct `web` or `forge` in the configuration.',
  });
}

/** The answer has not the form that was asked for. */
export function answerUnreadable({ host }: Asked, what: string): CannotGoOn {
  return new CannotGoOn(`\`${host}\` gave an answer that cannot be read: ${what}.`, {
    hint: 'Run it again. If that does not help, report what the forge is and which version it has.',
  });
}

/** Every try failed; what was read so far is kept. */
export function gaveUp({ host }: Asked, what: string): CannotGoOn {
  return new CannotGoOn(`Asking \`${host}\` failed: ${what}.`, {
    hint: 'Run it again later: it goes on where it stopped.',
  });
}

/** No such host. */
export function hostUnknown({ host }: Asked): CannotGoOn {
  return new CannotGoOn(`There is no host \`${host}\`, or this machine cannot look it up.`, {
    hint: 'Correct `web` in the configuration, or check the network.',
  });
}

/** Waiting would take too long. */
export function limitReached({ host }: Asked, until: string): CannotGoOn {
  return new CannotGoOn(`\`${host}\` allows no more requests until ${until}.`, {
    hint: 'Run it again after that: it goes on where it stopped.',
  });
}

/** A redirect that leads away is not followed: whoever it leads to would get the token. */
export function redirectedAway({ host }: Asked, to: string): CannotGoOn {
  return new CannotGoOn(`\`${host}\` sends requests on to \`${quoteValue(to)}\`. That host was not asked, and got no token.`, {
    hint: 'If the forge has moved, change `web` in the configuration to its new address.',
  });
}

/** The connection cannot be trusted. */
export function certificateInvalid({ host }: Asked, what: string): CannotGoOn {
  return new CannotGoOn(`The certificate of \`${host}\` is not valid: ${what}. Nothing was sent.`, {
    hint: 'Ask whoever runs the host to renew it. For an authority of your own, set `NODE_EXTRA_CA_CERTS` to its certificate.',
  });
}

/** Times are part of the archive, so both clocks must agree. */
export function clocksDiffer({ host }: Asked, { here, there }: { readonly here: string; readonly there: string }): CannotGoOn {
  return new CannotGoOn(`The clock here says ${here}, and that of \`${host}\` ${there}.`, {
    hint: 'Set the clock of this machine, or tell whoever runs the host.',
  });
}

/** A token is sent over an encrypted connection, or to this machine. */
export function unencrypted({ host, variable }: Asked): CannotGoOn {
  return new CannotGoOn(`\`${host}\` is addressed with \`http:\`, so that anybody on the way could read the token in \`${variable}\`.`, {
    hint: 'Write `https:` in `web`, or unset the variable.',
  });
}

/** Pages that cannot all be true. */
export function pagesLie({ host }: Asked, what: string): CannotGoOn {
  return new CannotGoOn(`\`${host}\` contradicts itself: ${what}.`, {
    hint: 'Run it again. The snapshot that was there is untouched.',
  });
}

/** Forges from which there are only links. */
export function onlyLinks(repository: string, forge: string): string {
  return `\`${repository}\` is on ${forge}, from which Docket makes links and collects nothing. Export its pull requests to a file, and read that with \`docket collect ${repository} --from FILE\`.`;
}
