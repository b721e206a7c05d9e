import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import * as z from "zod";

/**
 * A client of CDS Hooks, written from its specification (2.0) and from nothing of ours: no package on the registry is one. What it is answered it
 * reads by the specification's own demands on cards.
 */
const discovery = z.object({
  services: z.array(
    z.object({
      id: z.string(),
      hook: z.string(),
      description: z.string(),
      title: z.string().optional(),
      prefetch: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const coding = z.object({ code: z.string(), system: z.string().optional(), display: z.string().optional() });
const card = z
  .object({
    uuid: z.string().optional(),
    summary: z.string().refine((text) => text.length < 140),
    detail: z.string().optional(),
    indicator: z.enum(["info", "warning", "critical"]),
    source: z.object({
      label: z.string(),
      url: z.url().optional(),
      icon: z.url().optional(),
      topic: coding.optional(),
    }),
    suggestions: z.array(z.unknown()).optional(),
    selectionBehavior: z.enum(["at-most-one", "any"]).optional(),
    overrideReasons: z.array(coding.extend({ system: z.string(), display: z.string() })).optional(),
    links: z.array(z.object({ label: z.string(), url: z.url(), type: z.enum(["absolute", "smart"]) })).optional(),
  })
  .refine((one) => one.suggestions === undefined || one.selectionBehavior !== undefined);
const answer = z.object({ cards: z.array(card), systemActions: z.array(z.unknown()).optional() });
export type HookCard = z.infer<typeof card>;

/** Keys of a client, of which others see the public half. */
export type HookKeys = {
  readonly privateKey: CryptoKey;
  readonly publicKey: JWK;
  readonly alg: string;
  readonly kid: string;
};

export async function hookKeys(alg = "ES384", kid: string = randomUUID()): Promise<HookKeys> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey: privateKey as CryptoKey, publicKey: { ...(await exportJWK(publicKey)), kid, alg }, alg, kid };
}

/** What it signs; each part can be made wrong. */
export type Claims = Readonly<Record<string, unknown>>;
export const signedBy = ({ privateKey, alg, kid }: HookKeys, claims: Claims, header: object = {}): Promise<string> =>
  new SignJWT({ jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg, kid, typ: "JWT", ...header })
    .sign(privateKey);

export type HooksClient = ReturnType<typeof hooksClient>;

/**
 * @param base     where the services are called
 * @param audience the same, as the service knows itself
 * @param seconds  tells its time
 */
export const hooksClient = (base: string, audience: string, issuer: string, keys: HookKeys, seconds: () => number) => {
  const token = (path: string): Promise<string> =>
    signedBy(keys, { iss: issuer, aud: `${audience}/${path}`, iat: seconds(), exp: seconds() + 300 });
  const post = async (path: string, body: unknown, bearer?: string): Promise<Response> =>
    fetch(`${base}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${bearer ?? (await token(path))}` },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    post,
    token,
    discover: async () => discovery.parse(await (await fetch(base)).json()).services,
    call: async (service: string, context: object, prefetch?: object): Promise<readonly HookCard[]> => {
      const response = await post(service, {
        hook: service,
        hookInstance: randomUUID(),
        context: { userId: "Practitioner/7", ...context },
        ...(prefetch === undefined ? {} : { prefetch }),
      });
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      return answer.parse(await response.json()).cards;
    },
  };
};
