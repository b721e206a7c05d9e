import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider as OidcProvider } from "oidc-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  after,
  codeOf,
  firstClinic,
  newMember,
  type Person,
  type TestAccess,
  testAccess,
  valueIn,
  visitor,
} from "../testing/access.ts";
import { sessionOf } from "./sessions.ts";
import { beginSingleSignOn, discover, finishSingleSignOn, linkSingleSignOn, type Provider } from "./single-sign-on.ts";

let access: TestAccess;
let ada: Person;
let hospital: Server;
let issuer: string;
let provider: Provider;
const callback = "http://127.0.0.1:9/callback";

/** Who sits at the hospital's sign-in, and what it says of them. */
let subject = { id: "", email: "", isVerified: true };
const secret = "a secret of the tests, long enough for anybody";

beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
  hospital = createServer();
  await new Promise<void>((ready) => hospital.listen(0, "127.0.0.1", ready));
  issuer = `http://127.0.0.1:${(hospital.address() as AddressInfo).port}`;
  const oidc = new OidcProvider(issuer, {
    clients: [{ client_id: "longwatch", client_secret: secret, redirect_uris: [callback] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    cookies: { keys: ["of the tests"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: subject.email, email_verified: subject.isVerified }),
    }),
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  oidc.use(async (context, next) => {
    if (!context.path.startsWith("/interaction/")) return next();
    context.respond = false;
    await oidc.interactionFinished(context.req, context.res, { login: { accountId: subject.id } });
  });
  hospital.on("request", oidc.callback());
  provider = await discover({ issuer, clientId: "longwatch", clientSecret: secret, callback });
});
afterAll(async () => {
  await new Promise((closed) => hospital.close(closed));
  await access.databases.close();
});

/** Follows the hospital's sign-in as a browser does, up to the address at which it comes back to us. */
async function followed(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < 10; step += 1) {
    if (next.href.startsWith(callback)) return next;
    const cookie = [...cookies].map(([name, content]) => `${name}=${content}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, content] = line.split(";")[0]!.split(/=(.*)/s);
      cookies.set(name!, content!);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`stopped at ${next.pathname}: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next);
  }
  throw new Error("too many redirections");
}

async function signIn(who: typeof subject, at = after(1)) {
  subject = who;
  const { ceremony, address } = await beginSingleSignOn(access, provider, at);
  return finishSingleSignOn(access, provider, { ceremony, called: await followed(address) }, visitor, at);
}

describe("the hospital's sign-in", () => {
  test("signs in the account whose address it has verified, and knows it by its subject from then on", async () => {
    const person = await newMember(access, ada, "sso@clinic.example", ["nurse"]);
    const first = valueIn(await signIn({ id: "s-1", email: "SSO@clinic.example", isVerified: true }));
    expect(first.account).toBe(person.account);
    const who = valueIn(await sessionOf(access, first.token, after(1)));
    expect(who).toMatchObject({ method: "single-sign-on", account: person.account });
    expect(who.memberships.map(({ roles }) => roles)).toEqual([["nurse"]]);
    const second = valueIn(await signIn({ id: "s-1", email: "married@elsewhere.example", isVerified: false }));
    expect(second.account).toBe(person.account);
  });

  test("lets nobody in by an address that it has not verified, or that nobody here has", async () => {
    await newMember(access, ada, "unverified@clinic.example", ["nurse"]);
    const unverified = { id: "s-2", email: "unverified@clinic.example", isVerified: false };
    expect(codeOf(await signIn(unverified))).toBe("single-sign-on-refused");
    const unknown = { id: "s-3", email: "unknown@clinic.example", isVerified: true };
    expect(codeOf(await signIn(unknown))).toBe("single-sign-on-refused");
    const { rows } = await access.databases.owner.pool.query(
      "select (select count(*) from account where address like 'unknown%') + (select count(*) from linked_subject where subject_key like '%s-2' or subject_key like '%s-3') as made",
    );
    expect(rows).toEqual([{ made: "0" }]);
  });

  test("answers once, to the browser that began, with the state that it was given", async () => {
    subject = { id: "s-1", email: "", isVerified: false };
    const [mine, other] = [
      await beginSingleSignOn(access, provider, after(2)),
      await beginSingleSignOn(access, provider, after(2)),
    ];
    const called = await followed(mine.address);
    const crossed = { ceremony: other.ceremony, called };
    expect(codeOf(await finishSingleSignOn(access, provider, crossed, visitor, after(2)))).toBe(
      "single-sign-on-refused",
    );
    const given = { ceremony: mine.ceremony, called };
    expect((await finishSingleSignOn(access, provider, given, visitor, after(2))).ok).toBe(true);
    expect(codeOf(await finishSingleSignOn(access, provider, given, visitor, after(2)))).toBe("single-sign-on-refused");
  });

  test("that takes longer than ten minutes, or answers with an error, signs nobody in", async () => {
    subject = { id: "s-1", email: "", isVerified: false };
    const begun = await beginSingleSignOn(access, provider, after(3));
    const late = { ceremony: begun.ceremony, called: await followed(begun.address) };
    expect(codeOf(await finishSingleSignOn(access, provider, late, visitor, after(13)))).toBe("single-sign-on-refused");
    const failed = await beginSingleSignOn(access, provider, after(3));
    const called = new URL(`${callback}?error=access_denied&state=x`);
    const given = { ceremony: failed.ceremony, called };
    expect(codeOf(await finishSingleSignOn(access, provider, given, visitor, after(3)))).toBe("single-sign-on-refused");
  });

  test("is linked by a person who has signed in here, where it verifies no address, and by nobody twice", async () => {
    const person = await newMember(access, ada, "own-link@clinic.example", ["nurse"]);
    const other = await newMember(access, ada, "own-link2@clinic.example", ["nurse"]);
    subject = { id: "s-9", email: "", isVerified: false };
    const link = async ({ signedIn }: Person, at = after(3)) => {
      const { ceremony, address } = await beginSingleSignOn(access, provider, at);
      return linkSingleSignOn(access, provider, signedIn, { ceremony, called: await followed(address) }, at);
    };
    expect(codeOf(await link(person, after(16)))).toBe("sign-in-not-fresh");
    expect((await link(person)).ok).toBe(true);
    expect((await link(person)).ok).toBe(true);
    expect(codeOf(await link(other))).toBe("single-sign-on-refused");
    expect(valueIn(await signIn(subject)).account).toBe(person.account);
  });

  test("comes back through a proxy, whose inner address differs", async () => {
    subject = { id: "s-1", email: "", isVerified: false };
    const { ceremony, address } = await beginSingleSignOn(access, provider, after(4));
    const called = new URL((await followed(address)).search, "http://10.0.0.5:8080/inner");
    expect((await finishSingleSignOn(access, provider, { ceremony, called }, visitor, after(4))).ok).toBe(true);
  });

  test("uses PKCE, a state and a nonce", async () => {
    const { address } = await beginSingleSignOn(access, provider, after(4));
    const asked = new URL(address).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"]) expect(asked.get(name)!.length).toBeGreaterThan(20);
  });
});

test("plain HTTP is spoken with loopback only", async () => {
  const settings = { issuer: "http://sign-in.hospital.example", clientId: "x", clientSecret: "y", callback };
  await expect(discover(settings)).rejects.toThrow(/only requests to HTTPS are allowed/);
});
