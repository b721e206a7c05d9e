import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

type ToRegister = {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
};
type ToSignIn = { readonly challenge: string; readonly rpId?: string };

/** What a test bends, to see that it is refused. */
export type Bent = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly counter?: number;
  /** UP 1, UV 4, AT 64. */
  readonly flags?: number;
  readonly challenge?: string;
};

/**
 * A passkey in software (WebAuthn level 2, ES256, no attestation): a second reading of the standard beside the library's.
 */
export function newAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(24);
  const jwk = publicKey.export({ format: "jwk" });
  let counter = 0;
  let user = "";

  const clientData = (type: string, challenge: string, bent: Bent): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: bent.challenge ?? challenge,
        origin: bent.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (rpId: string, usualFlags: number, bent: Bent, rest: Buffer): Buffer => {
    counter = bent.counter ?? counter + 1;
    const head = Buffer.alloc(5);
    head.writeUInt8(bent.flags ?? usualFlags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(Buffer.from(bent.rpId ?? rpId)), head, rest]);
  };
  const answer = (response: object) => ({
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
    response,
  });

  return {
    id: id.toString("base64url"),

    /** What `navigator.credentials.create` gives back. */
    register(options: ToRegister, bent: Bent = {}) {
      user = options.user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(jwk.x!, "base64url"))],
        [-3, new Uint8Array(Buffer.from(jwk.y!, "base64url"))],
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cbor(key)]);
      const authData = new Uint8Array(authenticatorData(options.rp.id!, 0x45, bent, attested));
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", options.challenge, bent).toString("base64url"),
        attestationObject: cbor(attestation).toString("base64url"),
        transports: ["internal"],
      });
    },

    /** What `navigator.credentials.get` gives back. */
    signIn(options: ToSignIn, bent: Bent = {}) {
      const data = clientData("webauthn.get", options.challenge, bent);
      const authData = authenticatorData(options.rpId!, 0x05, bent, Buffer.alloc(0));
      return answer({
        clientDataJSON: data.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey).toString("base64url"),
        userHandle: user,
      });
    },
  };
}

const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();
const cbor = (content: Map<unknown, unknown>): Buffer =>
  Buffer.from(isoCBOR.encode(content as Parameters<typeof isoCBOR.encode>[0]));
