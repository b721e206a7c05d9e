import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { ask } from "../api.ts";
import type { Session } from "../client/session.ts";

type Begun<O> = { readonly ceremony: string; readonly options: O };
type Asked = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type Made = Parameters<typeof startRegistration>[0]["optionsJSON"];

export async function signInWithPasskey(): Promise<Session> {
  const { ceremony, options } = await ask<Begun<Asked>>("/sign-in/passkey/begin", { method: "POST" });
  const response = await startAuthentication({ optionsJSON: options });
  await ask("/sign-in/passkey", { method: "POST", body: { ceremony, response } });
  return ask<Session>("/session");
}

export async function signInWithPassword(given: {
  readonly address: string;
  readonly password: string;
  readonly code: string;
}): Promise<Session> {
  await ask("/sign-in/password", { method: "POST", body: given });
  return ask<Session>("/session");
}

/** A passkey made by the browser for what the server has begun. */
export async function makePasskey({ ceremony, options }: Begun<Made>) {
  return { ceremony, response: await startRegistration({ optionsJSON: options }) };
}
export type PasskeyBegun = Begun<Made>;
