import { type Instant, ok, type Result } from "@longwatch/core";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import * as z from "zod";
import type { PasskeyRow } from "../db/passkeys.ts";
import { type Access, type Site, toDate } from "./access.ts";
import { begin, finish } from "./ceremony.ts";
import { plainText } from "./plain-text.ts";
import { refused } from "./refusals.ts";

type Options<T extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>;
export type RegistrationBegun = {
  readonly ceremony: string;
  readonly options: Options<typeof generateRegistrationOptions>;
};
export type SignInBegun = {
  readonly ceremony: string;
  readonly options: Options<typeof generateAuthenticationOptions>;
};

/** Whose passkey is made: for somebody who is being invited, of an account that is yet to be made. */
export type Person = { readonly account: string; readonly address: string; readonly displayName: string };

const relyingParty = ({ origin }: Site): string => new URL(origin).hostname;

/** What the browser needs to make a passkey. It must ask for a finger, face or PIN: so it is two factors in one. */
export async function beginRegistration(
  access: Access,
  person: Person,
  existing: readonly PasskeyRow[],
  at: Instant,
): Promise<RegistrationBegun> {
  const options = await generateRegistrationOptions({
    rpName: access.site.name,
    rpID: relyingParty(access.site),
    userID: new Uint8Array(Buffer.from(person.account)),
    userName: person.address,
    userDisplayName: person.displayName,
    attestationType: "none",
    excludeCredentials: existing.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const kept: Registration = { challenge: options.challenge, account: person.account };
  return { ceremony: await begin(access, "passkey-registration", kept, at), options };
}

/** The passkey that the browser made, judged; nothing is stored yet. `label` is what the person calls it. */
export async function judgeRegistration(
  access: Access,
  { ceremony, response, label }: { ceremony: string; response: unknown; label: string },
  at: Instant,
): Promise<Result<PasskeyRow>> {
  const kept = registration.safeParse(await finish(access, "passkey-registration", ceremony, at));
  const given = registrationResponse.safeParse(response);
  if (!kept.success || !given.success) return passkeyRefused("a ceremony that is unknown, used or too old");
  const judged = await orUndefined(() =>
    verifyRegistrationResponse({
      response: given.data as unknown as RegistrationResponseJSON,
      expectedChallenge: kept.data.challenge,
      expectedOrigin: access.site.origin,
      expectedRPID: relyingParty(access.site),
      requireUserVerification: true,
    }),
  );
  if (!judged?.verified) return passkeyRefused("an answer that does not fit what was asked");
  const { credential } = judged.registrationInfo;
  return ok({
    id: credential.id,
    account: kept.data.account,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    label: plainText(label, 60) || "Passkey",
    addedAt: toDate(at),
    usedAt: null,
  });
}

/** What the browser needs to sign in; whose passkeys there are is not told. */
export async function beginPasskeySignIn(access: Access, at: Instant): Promise<SignInBegun> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(access.site),
    userVerification: "required",
  });
  return { ceremony: await begin(access, "passkey-sign-in", { challenge: options.challenge }, at), options };
}

/** The id of the passkey that an answer speaks of; undefined where it is no answer. */
export const passkeyNamed = (response: unknown): string | undefined => {
  const given = authenticationResponse.safeParse(response);
  return given.success ? given.data.id : undefined;
};

/**
 * Whether an answer was signed by this passkey for this ceremony. A counter that went back is a copy, and refused.
 *
 * @returns the new counter
 */
export async function judgeSignIn(
  access: Access,
  { ceremony, response }: { ceremony: string; response: unknown },
  passkey: PasskeyRow | undefined,
  at: Instant,
): Promise<Result<number>> {
  const kept = signIn.safeParse(await finish(access, "passkey-sign-in", ceremony, at));
  const given = authenticationResponse.safeParse(response);
  if (!kept.success || !given.success || passkey === undefined) return passkeyRefused("an unknown passkey or ceremony");
  const handle = given.data.response.userHandle;
  if (typeof handle === "string" && Buffer.from(handle, "base64url").toString() !== passkey.account) {
    return passkeyRefused("a passkey of another account");
  }
  const judged = await orUndefined(() =>
    verifyAuthenticationResponse({
      response: given.data as unknown as AuthenticationResponseJSON,
      expectedChallenge: kept.data.challenge,
      expectedOrigin: access.site.origin,
      expectedRPID: relyingParty(access.site),
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    }),
  );
  if (!judged?.verified) return passkeyRefused("an answer that does not fit what was asked");
  return ok(judged.authenticationInfo.newCounter);
}

export const passkeyRefused = (saw: string): Result<never> =>
  refused("passkey-refused", "/response", saw, "Begin again; on another device choose another way to sign in.");

/** The library throws whatever is wrong with an answer from outside: all of it is one refusal. */
async function orUndefined<T>(judge: () => Promise<T>): Promise<T | undefined> {
  try {
    return await judge();
  } catch {
    return undefined;
  }
}

const registration = z.object({ challenge: z.string(), account: z.string() });
type Registration = z.infer<typeof registration>;
const signIn = z.object({ challenge: z.string() });
const text = z.string().max(20_000);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,1400}$/);
const common = { id, rawId: text, type: z.literal("public-key"), clientExtensionResults: z.looseObject({}) };
const registrationResponse = z.looseObject({
  ...common,
  response: z.looseObject({ clientDataJSON: text, attestationObject: text }),
});
const authenticationResponse = z.looseObject({
  ...common,
  response: z.looseObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.nullish(),
  }),
});
