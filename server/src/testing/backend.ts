import * as oidc from "openid-client";
import type { TestFhir } from "./fhir.ts";
import { hookKeys } from "./hooks-client.ts";

/** A program with a key of its own that acts for itself, by somebody else's client. */
export type TestBackend = {
  readonly client: string;
  /** A token that is good for five minutes, with as much of the scopes as is asked for. */
  readonly token: (scope?: string) => Promise<string>;
};

/** Connects a program to the clinic, as its administrator does. */
export async function testBackend(fhir: TestFhir, scopes = "system/*.rs"): Promise<TestBackend> {
  const { server, clinic, origin } = fhir;
  const administrator = await server.person(clinic, ["administrator"]);
  const keys = await hookKeys("ES384");
  const made = await server.as(administrator, {
    method: "POST",
    url: `/api/v1/clinics/${clinic}/clients`,
    payload: {
      use: "backend",
      label: "Warehouse",
      keys: { jwks: { keys: [keys.publicKey] } },
      scopes: scopes.split(" "),
    },
  });
  const { client } = made.json<{ client: string }>();
  const token_endpoint = `${origin}/api/v1/clinics/${clinic}/oauth/token`;
  const proof = oidc.PrivateKeyJwt(
    { key: keys.privateKey, kid: keys.kid },
    {
      [oidc.modifyAssertion]: (_, payload) => {
        const now = Math.floor(server.clock.at / 1000);
        Object.assign(payload, { aud: token_endpoint, iat: now, nbf: now, exp: now + 60 });
      },
    },
  );
  const configuration = new oidc.Configuration({ issuer: origin, token_endpoint }, client, undefined, proof);
  oidc.allowInsecureRequests(configuration);
  return {
    client,
    token: async (scope = scopes) => (await oidc.clientCredentialsGrant(configuration, { scope })).access_token,
  };
}
