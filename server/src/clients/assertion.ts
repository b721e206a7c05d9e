import { createHash } from "node:crypto";
import type { KeySetJson } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from "jose";
import { toDate } from "../access/access.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { useAssertion } from "../db/used-assertions.ts";
import { keyOf } from "./key-sets.ts";

/** Why a signed assertion is not believed; for the log, never for whoever brought it. */
export type Disbelief =
  | "unreadable"
  | "algorithm"
  | "issuer-unknown"
  | "key-set-other"
  | "key-unknown"
  | "not-verified"
  | "too-old";

export type Believed = { readonly claims: JWTPayload & { readonly jti: string; readonly exp: number } };

/** Long enough for clocks that differ. */
const toleranceSeconds = 60;
const longestSeconds = 5 * 60;
const longestToken = 8192;

/** Who it says it comes from, unproven: to find the keys by. */
export function issuerOf(token: string): string | undefined {
  if (token.length > longestToken) return undefined;
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/**
 * Checks signature, addressee and age of an assertion. It is not used up yet: {@link useUp} does that, in the clinic's transaction.
 *
 * @param algorithms what may have signed it: never `none`, never a shared secret
 * @param audience   every address of ours that it may have been made for
 */
export async function believe(
  token: string,
  keys: KeySetJson,
  { algorithms, audience }: { readonly algorithms: readonly string[]; readonly audience: readonly string[] },
  at: Instant,
): Promise<Believed | Disbelief> {
  const header = headerOf(token);
  if (header === undefined) return "unreadable";
  const { alg, kid, jku } = header;
  if (alg === undefined || !algorithms.includes(alg)) return "algorithm";
  if ("jwksUrl" in keys && jku !== undefined && jku !== keys.jwksUrl) return "key-set-other";
  const key = typeof kid === "string" ? await keyOf(keys, { alg, kid }, at) : undefined;
  if (key === undefined) return "key-unknown";
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [...algorithms],
      audience: [...audience],
      requiredClaims: ["iss", "aud", "exp", "jti"],
      currentDate: toDate(at),
      clockTolerance: toleranceSeconds,
    });
    const { exp, iat, jti } = payload;
    if (typeof jti !== "string" || jti === "" || exp === undefined) return "not-verified";
    const seconds = at / 1000;
    // Whoever signs for a year has left a key lying about.
    if (exp > seconds + longestSeconds + toleranceSeconds) return "too-old";
    if (iat !== undefined && (iat > seconds + toleranceSeconds || iat < seconds - longestSeconds - toleranceSeconds))
      return "too-old";
    return { claims: { ...payload, jti, exp } };
  } catch {
    return "not-verified";
  }
}

/** @returns false where the same assertion was used before */
export const useUp = (tx: ClinicTx, client: string, believed: Believed): Promise<boolean> => {
  const { digest, endsAt } = onceOf(believed);
  return useAssertion(tx, client, digest, endsAt);
};

/** By what an assertion is known again, and until when it has to be. */
export const onceOf = ({ claims: { jti, exp } }: Believed) => ({
  digest: createHash("sha256").update(jti).digest("hex"),
  endsAt: new Date((exp + toleranceSeconds) * 1000),
});

function headerOf(token: string) {
  if (token.length > longestToken) return undefined;
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}
