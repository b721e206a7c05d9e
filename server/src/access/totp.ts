import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;
/** One step early or late: clocks of telephones differ. */
const window = 1;

/** A new secret of 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => Buffer.from(new Secret({ size: 20 }).bytes);

/** What the app reads as a square code, and what a person can type instead. Shown once. */
export function totpEnrolment(secret: Uint8Array, issuer: string, label: string): { uri: string; secret: string } {
  const totp = made(secret, issuer, label);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/**
 * The step (30 seconds since 1970) whose code this is.
 *
 * @param moment milliseconds
 * @returns undefined where it is the code of none of the three steps around the moment
 */
export function stepOfCode(secret: Uint8Array, code: string, moment: number): number | undefined {
  const token = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = made(secret).validate({ token, timestamp: moment, window });
  return delta === null ? undefined : TOTP.counter({ period: periodSeconds, timestamp: moment }) + delta;
}

const made = (secret: Uint8Array, issuer = "", label = ""): TOTP =>
  new TOTP({
    issuer,
    label,
    algorithm: "SHA1",
    digits: 6,
    period: periodSeconds,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
