import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { damaged, withIssue } from "./damage.ts";
import { archiveKey, type BackupKey, derivation, derivationFor, keyCheck } from "./key.ts";

/**
 * An archive in cipher: a line that says what it is, a header, then chunks of 1 MiB under AES-256-GCM. The nonce of a chunk holds its
 * number and whether it is the last (the STREAM construction), and the header is authenticated with every chunk; so nothing
 * can be changed, left out, moved or cut off unseen. Sizes and the moment of making are all that shows.
 */
const magic = Buffer.from("longwatch backup 1\n", "latin1");
const chunkSize = 1 << 20;
const tagSize = 16;
const header = z.strictObject({
  cipher: z.literal("AES-256-GCM"),
  chunkSize: z.literal(chunkSize),
  key: derivation,
  check: z.string(),
  nonce: z.string().regex(/^[0-9a-f]{14}$/),
});
type Header = z.infer<typeof header>;

/** Seven random bytes, four that count, one that says whether this is the last. */
function nonceOf({ nonce }: Header, number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  Buffer.from(nonce, "hex").copy(bytes);
  bytes.writeUInt32BE(number, 7);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

/** Plain bytes → the bytes of an archive in cipher. */
export const enciphering = (key: BackupKey) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const how = derivationFor(key, randomBytes(16));
    const secret = (await archiveKey(key, how))!;
    const head: Header = {
      cipher: "AES-256-GCM",
      chunkSize,
      key: how,
      check: keyCheck(secret),
      nonce: randomBytes(7).toString("hex"),
    };
    const written = Buffer.from(`${JSON.stringify(head)}\n`, "utf8");
    yield magic;
    yield written;
    for await (const { chunk, number, isLast } of numbered(chunked(source, chunkSize))) {
      const cipher = createCipheriv("aes-256-gcm", secret, nonceOf(head, number, isLast)).setAAD(digest(written));
      yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    }
  };

/** The bytes of an archive in cipher → plain bytes, each chunk only after it has proved genuine. */
export const deciphering = (key: BackupKey) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const { written, rest } = await splitHeader(source);
    const head = readHeader(written);
    const secret = await archiveKey(key, head.key);
    if (secret === undefined || keyCheck(secret) !== head.check) throw wrongKey(head);
    for await (const { chunk, number, isLast } of numbered(chunked(rest, chunkSize + tagSize))) {
      yield opened(secret, nonceOf(head, number, isLast), written, chunk);
    }
  };

function opened(secret: Buffer, nonce: Buffer, written: Buffer, chunk: Buffer): Buffer {
  if (chunk.length < tagSize) throw damaged("the archive is cut off");
  const body = chunk.subarray(0, chunk.length - tagSize);
  const cipher = createDecipheriv("aes-256-gcm", secret, nonce, { authTagLength: tagSize })
    .setAAD(digest(written))
    .setAuthTag(chunk.subarray(chunk.length - tagSize));
  try {
    return Buffer.concat([cipher.update(body), cipher.final()]);
  } catch {
    throw damaged("a part that was changed or moved, or the end is cut off");
  }
}

const digest = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();

/** Chunks of exactly one size; the last may be shorter, and there is always one. */
async function* chunked(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let length = 0;
  for await (const bytes of source) {
    kept.push(bytes);
    length += bytes.length;
    if (length <= size) continue;
    let all = Buffer.concat(kept, length);
    for (; all.length > size; all = all.subarray(size)) yield all.subarray(0, size);
    kept = [all];
    length = all.length;
  }
  yield Buffer.concat(kept, length);
}

type Numbered = { readonly chunk: Buffer; readonly number: number; readonly isLast: boolean };

async function* numbered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Numbered> {
  let before: Buffer | undefined;
  let number = 0;
  for await (const chunk of chunks) {
    if (before !== undefined) {
      yield { chunk: before, number, isLast: false };
      number += 1;
    }
    before = chunk;
  }
  if (before !== undefined) yield { chunk: before, number, isLast: true };
}

async function splitHeader(source: AsyncIterable<Buffer>): Promise<{ written: Buffer; rest: AsyncIterable<Buffer> }> {
  const chunks = source[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (!start.includes(0x0a, magic.length) && start.length < 4096) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  const end = start.indexOf(0x0a, magic.length) + 1;
  if (end === 0 || !start.subarray(0, magic.length).equals(magic)) throw notABackup();
  const rest = (async function* (): AsyncGenerator<Buffer> {
    yield start.subarray(end);
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  return { written: start.subarray(magic.length, end), rest };
}

function readHeader(written: Buffer): Header {
  try {
    return header.parse(JSON.parse(written.toString("utf8")));
  } catch {
    throw notABackup();
  }
}

const notABackup = () =>
  withIssue({
    code: "backup-unknown",
    severity: "error",
    at: "/",
    saw: "a file that is no backup of Longwatch, or of a later form than this program knows",
    remedy: "Give the file that `longwatch backup` wrote, to the same release or a later one.",
  });

const wrongKey = ({ key }: Header) =>
  withIssue({
    code: "backup-key-wrong",
    severity: "error",
    at: "/",
    saw: `a key that does not open it; it was made with a ${key.name === "scrypt" ? "passphrase" : "key file"}`,
    remedy: "Give the passphrase or the key file that it was made with.",
  });
