import { gzipSync } from "node:zlib";

/** Higher levels take twice the time and more for a tenth of the size. */
const level = 2;
/** Of the header of gzip: the operating system, and what says that it is not known. */
const systemAt = 9;
const unknownSystem = 255;

/** One member of gzip: without name and time, and without the system on which it was made. */
export function compressed(content: string | Uint8Array): Uint8Array {
  const bytes = gzipSync(content, { level });
  bytes[systemAt] = unknownSystem;
  return bytes;
}
