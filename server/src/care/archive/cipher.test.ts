import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deciphering, enciphering } from "./cipher.ts";
import { issueIn } from "./damage.ts";
import type { BackupKey } from "./key.ts";
import { packed, unpacked } from "./packed.ts";

const key: BackupKey = { kind: "file", bytes: Buffer.alloc(32, 7) };
const inPieces = async function* (bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};
async function gather(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const bytes of source) all.push(bytes);
  return Buffer.concat(all);
}
const enciphered = (plain: Buffer, by: BackupKey = key) => gather(enciphering(by)(inPieces(plain, 300_000)));
const deciphered = (bytes: Buffer, by: BackupKey = key, piece = 77_777) =>
  gather(deciphering(by)(inPieces(bytes, piece)));
const refusalOf = async (work: Promise<unknown>) =>
  issueIn(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )?.code;

const MiB = 1 << 20;

test.each([0, 1, MiB - 1, MiB, MiB + 1, 3 * MiB, 3 * MiB + 5])(
  "%i bytes come back as they were, in pieces of any size",
  async (size) => {
    const plain = randomBytes(size);
    const bytes = await enciphered(plain);
    expect((await deciphered(bytes)).equals(plain)).toBe(true);
    expect((await deciphered(bytes, key, 2_000_003)).equals(plain)).toBe(true);
  },
);

test("nothing of the content, and nothing alike, shows in two archives of the same", async () => {
  const plain = Buffer.from("Ada Example ".repeat(2000));
  const [one, other] = [await enciphered(plain), await enciphered(plain)];
  expect(one.includes("Ada")).toBe(false);
  expect(one.subarray(300).equals(other.subarray(300))).toBe(false);
});

describe("a damaged archive is refused", () => {
  const plain = randomBytes(3 * MiB + 5);
  test("cut off anywhere, even between two chunks", async () => {
    const bytes = await enciphered(plain);
    const header = bytes.length - (plain.length + 4 * 16);
    for (const end of [bytes.length - 1, header + 2 * (MiB + 16), header + MiB, header + 3, header]) {
      expect(await refusalOf(deciphered(bytes.subarray(0, end)))).toBe("backup-damaged");
    }
    expect(await refusalOf(deciphered(bytes.subarray(0, header - 5)))).toBe("backup-unknown");
  });
  test("with chunks that changed places, or one left out, or one more", async () => {
    const bytes = await enciphered(plain);
    const at = bytes.length - (plain.length + 4 * 16);
    const size = MiB + 16;
    const chunk = (n: number) => bytes.subarray(at + n * size, at + (n + 1) * size);
    const head = bytes.subarray(0, at);
    const orders = [
      [1, 0, 2, 3],
      [0, 2, 3],
      [0, 1, 2, 3, 3],
      [0, 1, 2, 2, 3],
    ];
    for (const order of orders) {
      expect(await refusalOf(deciphered(Buffer.concat([head, ...order.map(chunk)])))).toBe("backup-damaged");
    }
  });
  test("with any one bit changed", async () => {
    const bytes = await enciphered(randomBytes(1000));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const changed = Buffer.from(bytes);
          changed[at] = changed[at]! ^ (1 << bit);
          const code = await refusalOf(deciphered(changed));
          expect(["backup-damaged", "backup-unknown", "backup-key-wrong"]).toContain(code);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("keys", () => {
  test("a passphrase opens what it closed, and nothing else does", async () => {
    const phrase: BackupKey = { kind: "passphrase", passphrase: "nine brown otters" };
    const bytes = await enciphered(Buffer.from("content"), phrase);
    expect((await deciphered(bytes, phrase)).toString()).toBe("content");
    expect(await refusalOf(deciphered(bytes, { kind: "passphrase", passphrase: "nine brown otter" }))).toBe(
      "backup-key-wrong",
    );
    expect(await refusalOf(deciphered(bytes, key))).toBe("backup-key-wrong");
  });
  test("another key file is told from damage", async () => {
    const bytes = await enciphered(Buffer.from("content"));
    expect(await refusalOf(deciphered(bytes, { kind: "file", bytes: Buffer.alloc(32, 8) }))).toBe("backup-key-wrong");
  });
  test("what is no backup is said to be none", async () => {
    expect(await refusalOf(deciphered(Buffer.from("%PDF-1.7\n")))).toBe("backup-unknown");
    expect(await refusalOf(deciphered(Buffer.alloc(0)))).toBe("backup-unknown");
  });
});

test("packed and unpacked is the same, and smaller between", async () => {
  const plain = Buffer.from("one line like the other\n".repeat(200_000));
  const bytes = await gather(packed(inPieces(plain, 65_536), key));
  expect(bytes.length).toBeLessThan(plain.length / 20);
  expect((await gather(unpacked(inPieces(bytes, 65_536), key))).equals(plain)).toBe(true);
  expect(await refusalOf(gather(unpacked(inPieces(bytes.subarray(0, -3), 65_536), key)))).toBe("backup-damaged");
});
