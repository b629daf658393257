import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failOnce, makeFolder, secret } from '../collect-once.ts';
import { giteaForge } from '../loopback/gitea-forge.ts';
import { githubForge } from '../loopback/github-forge.ts';
import { gitlabForge } from '../loopback/gitlab-forge.ts';
import { type Answer, type Asked, startServer } from '../loopback/start-server.ts';
import { makeWorld, worldNow } from '../loopback/world.ts';

const world = makeWorld(150);
const makers = { github: githubForge, gitlab: gitlabForge, gitea: giteaForge } as const;
type Name = keyof typeof makers;
const names: readonly Name[] = ['github', 'gitlab', 'gitea'];

/** What each forge makes of an answer, in the order of `names`; a message that is the same for all stands once. */
async function failAll(
  spoil: (asked: Asked, answer: () => Promise<Answer>) => Answer | Promise<Answer>,
  more: { token?: null; now?: number; project?: string } = {},
) {
  const said: string[] = [];
  for (const forge of names) {
    const { answer } = makers[forge](world);
    const { origin } = await startServer((asked) => spoil(asked, () => answer(asked)));
    const { message, hint, left } = await failOnce({ forge, url: `${origin}/${more.project ?? world.project}`, ...more });
    for (const text of [message, hint ?? '', left]) expect(text).not.toContain(secret.slice(0, 8));
    said.push(`${message}\n  hint: ${hint}`);
  }
  return new Set(said).size === 1 ? said[0] : said.map((text, index) => `${names[index]}: ${text}`).join('\n');
}

test('a wrong token', async () => {
  expect(await failAll(() => ({ status: 401, body: { message: 'Bad credentials' } }))).toMatchInlineSnapshot(`
    "\`HOST\` does not accept the token in \`DOCKET_TOKEN_LOOPBACK\`.
      hint: Make a new token on HOST, and set \`DOCKET_TOKEN_LOOPBACK\` to it."
  `);
});

test('no token, where one is needed', async () => {
  expect(await failAll(() => ({ status: 401, body: { message: '401 Unauthorized' } }), { token: null })).toMatchInlineSnapshot(`
    "github: \`HOST\` answers only with a token, and \`DOCKET_TOKEN_LOOPBACK\` is not set.
      hint: Make a token that may read metadata, contents, pull requests, issues, checks, commit statuses, deployments and actions (read-only), and set \`DOCKET_TOKEN_LOOPBACK\` to it.
    gitlab: \`HOST\` answers only with a token, and \`DOCKET_TOKEN_LOOPBACK\` is not set.
      hint: Make a token that may read \`read_api\`, and set \`DOCKET_TOKEN_LOOPBACK\` to it.
    gitea: \`HOST\` answers only with a token, and \`DOCKET_TOKEN_LOOPBACK\` is not set.
      hint: Make a token that may read \`read:repository\` and \`read:issue\`, and set \`DOCKET_TOKEN_LOOPBACK\` to it."
  `);
});

test('a missing scope', async () => {
  expect(
    await failAll(({ url }) =>
      url.pathname === '/api/graphql' && url.port === ''
        ? {
            body: {
              data: null,
              errors: [
                {
                  type: 'INSUFFICIENT_SCOPES',
                  message:
                    "Your token has not been granted the required scopes to execute this query. The 'login' field requires one of the following scopes: ['read:org']",
                },
              ],
            },
          }
        : { status: 403, body: { message: 'insufficient_scope' } },
    ),
  ).toMatchInlineSnapshot(`
    "github: The token in \`DOCKET_TOKEN_LOOPBACK\` may not read \`portal-lab/portal-api\` on \`HOST\`: Your token has not been granted the required scopes to execute this query. The….
      hint: Give the token what it needs: metadata, contents, pull requests, issues, checks, commit statuses, deployments and actions (read-only). Where the organisation asks for single sign-on, authorise the token there.
    gitlab: The token in \`DOCKET_TOKEN_LOOPBACK\` may not read \`portal-lab/portal-api\` on \`HOST\`: insufficient_scope.
      hint: Give the token what it needs: \`read_api\`. Where the organisation asks for single sign-on, authorise the token there.
    gitea: The token in \`DOCKET_TOKEN_LOOPBACK\` may not read \`portal-lab/portal-api\` on \`HOST\`: insufficient_scope.
      hint: Give the token what it needs: \`read:repository\` and \`read:issue\`. Where the organisation asks for single sign-on, authorise the token there."
  `);
});

test('a repository that is forbidden', async () => {
  expect(
    await failAll(() => ({ status: 403, body: { message: `Resource protected by organization SAML enforcement, token ${secret}` } })),
  ).toMatchInlineSnapshot(`
    "github: The token in \`DOCKET_TOKEN_LOOPBACK\` may not read \`portal-lab/portal-api\` on \`HOST\`: Resource protected by organization SAML enforcement, token [token].
      hint: Give the token what it needs: metadata, contents, pull requests, issues, checks, commit statuses, deployments and actions (read-only). Where the organisation asks for single sign-on, authorise the token there.
    gitlab: The token in \`DOCKET_TOKEN_LOOPBACK\` may not read \`portal-lab/portal-api\` on \`HOST\`: Resource protected by organization SAML enforcement, token [token].
      hint: Give the token what it needs: \`read_api\`. Where the organisation asks for single sign-on, authorise the token there.
    gitea: The token in \`DOCKET_TOKEN_LOOPBACK\` may not read \`portal-lab/portal-api\` on \`HOST\`: Resource protected by organization SAML enforcement, token [token].
      hint: Give the token what it needs: \`read:repository\` and \`read:issue\`. Where the organisation asks for single sign-on, authorise the token there."
  `);
});

test('a repository that is not there, or hidden', async () => {
  expect(await failAll((_, answer) => answer(), { project: 'portal-lab/other' })).toMatchInlineSnapshot(`
    "\`HOST\` shows no repository \`portal-lab/other\`: it does not exist, or the token may not see it.
      hint: Correct \`web\` in the configuration, or give the token access."
  `);
});

test('a repository that has moved', async () => {
  expect(
    await failAll(
      async ({ url }, answer) => {
        const from = '/api/v1/repos/portal-lab/old';
        if (url.pathname === from) return { status: 307, headers: { location: '/api/v1/repos/portal-lab/portal-api' }, body: '' };
        if (url.pathname === '/api/v4/projects/portal-lab%2Fold')
          return { status: 301, headers: { location: '/api/v4/projects/portal-lab%2Fportal-api' }, body: '' };
        if (url.pathname === '/api/graphql')
          return { body: { data: { repository: { nameWithOwner: 'portal-lab/portal-api', pullRequests: { nodes: [] } } } } };
        return answer();
      },
      { project: 'portal-lab/old' },
    ),
  ).toMatchInlineSnapshot(`
    "\`portal-lab/old\` on \`HOST\` is now \`portal-lab/portal-api\`.
      hint: Change \`web\` in the configuration to the new address."
  `);
});

test('a forge that answers with HTML', async () => {
  expect(
    await failAll(() => ({ body: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } })),
  ).toMatchInlineSnapshot(`
    "\`HOST\` answered with a web page and not with data.
      hint: Check that \`forge\` in the configuration names what runs there, and that no login page or proxy stands in between."
  `);
});

test('a host that is no forge', async () => {
  expect(
    await failAll(() => ({ status: 404, body: '<!doctype html><title>Not found</title>', headers: { 'content-type': 'text/html' } })),
  ).toMatchInlineSnapshot(`
    "github: \`HOST\` does not answer as GitHub does.
      hint: Correct \`web\` or \`forge\` in the configuration.
    gitlab: \`HOST\` does not answer as GitLab does.
      hint: Correct \`web\` or \`forge\` in the configuration.
    gitea: \`HOST\` does not answer as Gitea or Forgejo does.
      hint: Correct \`web\` or \`forge\` in the configuration."
  `);
  expect(await failAll(() => ({ body: { hello: 'world' } }))).toMatchInlineSnapshot(`
    "github: \`HOST\` does not answer as GitHub does.
      hint: Correct \`web\` or \`forge\` in the configuration.
    gitlab: \`HOST\` does not answer as GitLab does.
      hint: Correct \`web\` or \`forge\` in the configuration.
    gitea: \`HOST\` does not answer as Gitea or Forgejo does.
      hint: Correct \`web\` or \`forge\` in the configuration."
  `);
});

test('answers that always end in the middle', async () => {
  expect(await failAll(() => ({ body: '{"data": {"repository": {' }))).toMatchInlineSnapshot(`
    "Asking \`HOST\` failed: its answer ends in the middle.
      hint: Run it again later: it goes on where it stopped."
  `);
});

test('a forge that always fails', async () => {
  expect(await failAll(() => ({ status: 502, body: 'Bad gateway' }))).toMatchInlineSnapshot(`
    "Asking \`HOST\` failed: it answered 502.
      hint: Run it again later: it goes on where it stopped."
  `);
});

test('a limit that ends too late', async () => {
  expect(await failAll(() => ({ status: 429, headers: { 'retry-after': '90000' }, body: {} }))).toMatchInlineSnapshot(`
    "\`HOST\` allows no more requests until 2026-12-01T13:00:00.000Z.
      hint: Run it again after that: it goes on where it stopped."
  `);
});

test('pages that go round in circles', async () => {
  expect(
    await failAll(async ({ url }, answer) => {
      if (url.pathname.endsWith('/pulls')) url.searchParams.set('page', '1');
      const { body } = await answer();
      const text = JSON.stringify(body)
        .replaceAll('"hasNextPage":false', '"hasNextPage":true')
        .replaceAll(/"endCursor":(?:"[^"]*"|null)/g, '"endCursor":"50"');
      return { body: JSON.parse(text) };
    }),
  ).toMatchInlineSnapshot(`
    "github: \`HOST\` contradicts itself: it says again and again that the same page of pull requests is next.
      hint: Run it again. The snapshot that was there is untouched.
    gitlab: \`HOST\` contradicts itself: it says again and again that the same page of merge requests is next.
      hint: Run it again. The snapshot that was there is untouched.
    gitea: \`HOST\` contradicts itself: page after page of pull requests brings nothing new.
      hint: Run it again. The snapshot that was there is untouched."
  `);
});

test('pages that leave out what is counted', async () => {
  expect(
    await failAll(async (_, answer) => {
      const { body, headers = {}, ...rest } = await answer();
      const text = JSON.stringify(body).replaceAll(/"(totalCount|count)":\d+/g, '"$1":400');
      return { ...rest, body: JSON.parse(text), headers: { ...headers, 'x-total-count': '400' } };
    }),
  ).toMatchInlineSnapshot(`
    "github: \`HOST\` contradicts itself: it counts 400 pull requests and lists 146.
      hint: Run it again. The snapshot that was there is untouched.
    gitlab: \`HOST\` contradicts itself: it counts 400 merge requests and lists 150.
      hint: Run it again. The snapshot that was there is untouched.
    gitea: \`HOST\` contradicts itself: it counts 400 pull requests and lists 150.
      hint: Run it again. The snapshot that was there is untouched."
  `);
});

test('another page that nothing says the beginning of', async () => {
  expect(
    await failAll(async ({ url }, answer) => {
      if (url.pathname.startsWith('/api/v1')) return { status: 502, body: '' };
      const { body } = await answer();
      const text = JSON.stringify(body);
      return {
        body: JSON.parse(
          text.replaceAll('"hasNextPage":false', '"hasNextPage":true').replaceAll(/"endCursor":"[^"]*"/g, '"endCursor":null'),
        ),
      };
    }),
  ).toMatchInlineSnapshot(`
    "github: \`HOST\` contradicts itself: there is another page of pull requests, and nothing says where it begins.
      hint: Run it again. The snapshot that was there is untouched.
    gitlab: \`HOST\` contradicts itself: there is another page of merge requests, and nothing says where it begins.
      hint: Run it again. The snapshot that was there is untouched.
    gitea: Asking \`HOST\` failed: it answered 502.
      hint: Run it again later: it goes on where it stopped."
  `);
});

test('numbers and times that nobody has', async () => {
  expect(
    await failAll(async (_, answer) => {
      const { body, ...rest } = await answer();
      const text = JSON.stringify(body)
        .replaceAll(/"number":\d+/g, '"number":90071992547409')
        .replaceAll(/"(createdAt|created_at)":"[^"]*"/g, '"$1":"+275000-01-01T00:00:00Z"');
      return { ...rest, body: JSON.parse(text) };
    }),
  ).toMatchInlineSnapshot(`
    "github: \`HOST\` gave an answer that cannot be read: \`pulls.0.number\` is not as it should be.
      hint: Run it again. If that does not help, report what the forge is and which version it has.
    gitlab: \`HOST\` gave an answer that cannot be read: \`pulls.0.createdAt\` is not as it should be.
      hint: Run it again. If that does not help, report what the forge is and which version it has.
    gitea: \`HOST\` gave an answer that cannot be read: \`pulls.0.number\` is not as it should be.
      hint: Run it again. If that does not help, report what the forge is and which version it has."
  `);
});

test('an answer of another form', async () => {
  expect(
    await failAll(async (_, answer) => {
      const { body, ...rest } = await answer();
      return { ...rest, body: JSON.parse(JSON.stringify(body).replaceAll(/"(?:iid|number)":"?\d+"?/g, '"number":"many","iid":"many"')) };
    }),
  ).toMatchInlineSnapshot(`
    "github: \`HOST\` gave an answer that cannot be read: \`pullRequests.nodes.0.number\` is not as it should be.
      hint: Run it again. If that does not help, report what the forge is and which version it has.
    gitlab: \`HOST\` gave an answer that cannot be read: \`mergeRequests.nodes.0.iid\` is not as it should be.
      hint: Run it again. If that does not help, report what the forge is and which version it has.
    gitea: \`HOST\` gave an answer that cannot be read: \`0.number\` is not as it should be.
      hint: Run it again. If that does not help, report what the forge is and which version it has."
  `);
});

test('a clock that is wrong', async () => {
  expect(await failAll((_, answer) => answer(), { now: worldNow - 86_400_000 })).toMatchInlineSnapshot(`
    "The clock here says 2026-11-29T12:00:00.000Z, and that of \`HOST\` 2026-11-30T12:00:00.000Z.
      hint: Set the clock of this machine, or tell whoever runs the host."
  `);
});

test('a redirect to another host, which is not asked and gets no token', async () => {
  const elsewhere = await startServer(() => ({ body: {} }));
  const said = await failAll(() => ({ status: 307, headers: { location: `${elsewhere.origin}/api/graphql` }, body: '' }));
  expect(said?.replaceAll(elsewhere.origin, 'ELSEWHERE')).toMatchInlineSnapshot(`
    "\`HOST\` sends requests on to \`http://HOST\`. That host was not asked, and got no token.
      hint: If the forge has moved, change \`web\` in the configuration to its new address."
  `);
  expect(elsewhere.requests).toEqual([]);
});

test('a certificate that is not valid', async () => {
  const folder = await makeFolder();
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      '-subj',
      '/CN=127.0.0.1',
    ],
    { stdio: 'ignore' },
  );
  const server = await startServer(() => ({ body: {} }), { tls: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } });
  const { message, hint } = await failOnce({ forge: 'github', url: `${server.origin}/portal-lab/portal-api` });
  expect(`${message}\n  hint: ${hint}`).toMatchInlineSnapshot(`
    "The certificate of \`HOST\` is not valid: it is signed by itself. Nothing was sent.
      hint: Ask whoever runs the host to renew it. For an authority of your own, set \`NODE_EXTRA_CA_CERTS\` to its certificate."
  `);
  expect(server.requests).toEqual([]);
});

test('a host to which a token would travel in the open', async () => {
  const { message, hint } = await failOnce({ forge: 'github', url: 'http://forge.invalid/portal-lab/portal-api' });
  expect(`${message}\n  hint: ${hint}`).toMatchInlineSnapshot(`
    "\`forge.invalid\` is addressed with \`http:\`, so that anybody on the way could read the token in \`DOCKET_TOKEN_LOOPBACK\`.
      hint: Write \`https:\` in \`web\`, or unset the variable."
  `);
});

test('a host that nobody knows', async () => {
  const { message, hint } = await failOnce({ forge: 'github', url: 'https://forge.invalid/portal-lab/portal-api' });
  expect(`${message}\n  hint: ${hint}`).toMatchInlineSnapshot(`
    "There is no host \`forge.invalid\`, or this machine cannot look it up.
      hint: Correct \`web\` in the configuration, or check the network."
  `);
});

test('an address that is no page of a repository', async () => {
  const { message, hint } = await failOnce({ forge: 'github', url: 'https://forge.invalid/portal-lab/%2e%2e%2fadmin' });
  expect(`${message}\n  hint: ${hint}`).toMatchInlineSnapshot(`
    "\`https://forge.invalid/portal-lab/%2e%2e%2fadmin\` is no page of a repository.
      hint: Write the address of the repository as \`web\` in the configuration."
  `);
});
