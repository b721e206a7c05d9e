import { type Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import { deciphering, enciphering } from "./cipher.ts";
import { damaged, issueIn } from "./damage.ts";
import type { BackupKey } from "./key.ts";

/** A plain archive, made small and then unreadable to whoever lacks the key. */
export const packed = (source: AsyncIterable<Buffer>, key: BackupKey): AsyncIterable<Buffer> =>
  enciphering(key)(through(source, createZstdCompress()));

/** The plain archive inside. What is wrong with it arrives as an error that carries an issue. */
export async function* unpacked(source: AsyncIterable<Buffer>, key: BackupKey): AsyncGenerator<Buffer> {
  try {
    yield* through(deciphering(key)(source), createZstdDecompress());
  } catch (error) {
    // Genuine bytes that cannot be made large again were damaged before they were put under the key.
    throw issueIn(error) !== undefined || !isCompression(error) ? error : damaged("content that cannot be unpacked");
  }
}

async function* through(source: AsyncIterable<Buffer>, transform: Duplex): AsyncGenerator<Buffer> {
  const done = pipeline(Readable.from(source, { objectMode: false }), transform);
  // What goes wrong reaches whoever reads the transform; here it only must not be unheard.
  done.catch(() => {});
  yield* transform as AsyncIterable<Buffer>;
  await done;
}

const isCompression = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^ZSTD_|^Z_/.test(String(error.code));
