import { createHmac, hkdfSync, type ScryptOptions, scrypt } from "node:crypto";
import * as z from "zod";

/** What opens a backup: a passphrase, or 32 random bytes in a file. */
export type BackupKey =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  | { readonly kind: "file"; readonly bytes: Buffer };

const salt = z.string().regex(/^[0-9a-f]{32}$/);

/** How the key of one archive is made from it; stands in the archive's header. */
export const derivation = z.discriminatedUnion("name", [
  // Upper bounds, so that a forged header cannot make us use all memory.
  z.strictObject({
    name: z.literal("scrypt"),
    cost: z
      .int()
      .min(2)
      .max(1 << 20),
    blockSize: z.int().min(1).max(16),
    parallelization: z.int().min(1).max(4),
    salt,
  }),
  z.strictObject({ name: z.literal("hkdf-sha256"), salt }),
]);
export type Derivation = z.infer<typeof derivation>;

/** 128 MiB and some tenths of a second for each guess. */
const scryptCost = { cost: 1 << 17, blockSize: 8, parallelization: 1 };

export const derivationFor = ({ kind }: BackupKey, saltBytes: Buffer): Derivation =>
  kind === "passphrase"
    ? { name: "scrypt", ...scryptCost, salt: saltBytes.toString("hex") }
    : { name: "hkdf-sha256", salt: saltBytes.toString("hex") };

/** The 32 bytes that cipher one archive, or undefined where the archive was made with the other kind of key. */
export async function archiveKey(key: BackupKey, how: Derivation): Promise<Buffer | undefined> {
  const bytes = Buffer.from(how.salt, "hex");
  if (key.kind === "file") {
    if (how.name !== "hkdf-sha256") return undefined;
    return Buffer.from(hkdfSync("sha256", key.bytes, bytes, "longwatch backup 1", 32));
  }
  if (how.name !== "scrypt") return undefined;
  const { cost, blockSize, parallelization } = how;
  return stretched(key.passphrase.normalize("NFKC"), bytes, {
    cost,
    blockSize,
    parallelization,
    maxmem: 256 * cost * blockSize,
  });
}

const stretched = (passphrase: string, bytes: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase, bytes, 32, options, (error, made) => (error ? reject(error) : resolve(made)));
  });

/** Stands in the header, so that a wrong key is told from a damaged archive. */
export const keyCheck = (key: Buffer): string =>
  createHmac("sha256", key).update("longwatch backup key check").digest("hex").slice(0, 32);
