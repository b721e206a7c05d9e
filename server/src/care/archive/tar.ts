import { damaged } from "./damage.ts";

/**
 * The tape archive of POSIX (ustar), as far as a backup needs it: whole files of known size, one after another. Chosen so that
 * an archive, once deciphered, opens everywhere without this program.
 */
export type Entry = { readonly name: string; readonly content: Buffer };

const block = 512;
const padding = (size: number): number => (block - (size % block)) % block;

/** One file as it stands in an archive. `name` has at most 100 characters of ASCII. */
export function* entryBytes({ name, content }: Entry): Generator<Buffer> {
  yield header(name, content.length);
  yield content;
  if (padding(content.length) > 0) yield Buffer.alloc(padding(content.length));
}

/** The same of a file that is read as it goes: `size` bytes, no more and no fewer. */
export async function* streamedEntry(
  name: string,
  size: number,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield header(name, size);
  let sent = 0;
  for await (const bytes of content) {
    sent += bytes.length;
    yield bytes;
  }
  if (sent !== size) throw damaged("a file changed while it was packed");
  if (padding(size) > 0) yield Buffer.alloc(padding(size));
}

/** Two empty blocks. */
export const archiveEnd = (): Buffer => Buffer.alloc(2 * block);

function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  const put = (text: string, at: number): unknown => bytes.write(text, at, "latin1");
  const octal = (n: number, digits: number): string => `${n.toString(8).padStart(digits, "0")}\0`;
  put(name, 0);
  put(octal(0o600, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  put(octal(0, 11), 136);
  put("        ", 148);
  put("0", 156);
  put("ustar\x0000", 257);
  put(`${octal(checksum(bytes), 6)} `, 148);
  return bytes;
}

const checksum = (bytes: Buffer): number => bytes.reduce((sum, byte) => sum + byte, 0);

/** The files of an archive, in order, each as a whole. */
export async function* readEntries(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const take = reader(source);
  for (;;) {
    const head = await take(block);
    if (head.every((byte) => byte === 0)) break;
    const text = (from: number, to: number): string => head.toString("latin1", from, to).replace(/\0.*$/s, "").trim();
    const size = Number.parseInt(text(124, 136), 8);
    if (text(257, 262) !== "ustar" || !Number.isSafeInteger(size))
      throw damaged("a file of the archive has no readable header");
    const content = await take(size);
    await take(padding(size));
    yield { name: text(0, 100), content };
  }
  // What stands behind the end is read too: only then is it known that nothing was cut off.
  for await (const _ of take.rest());
}

/** Takes exactly so many bytes at a time from a stream. */
function reader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let kept: Buffer[] = [];
  let length = 0;
  const take = async (size: number): Promise<Buffer> => {
    while (length < size) {
      const next = await chunks.next();
      if (next.done === true) throw damaged("the archive ends too early");
      kept.push(next.value);
      length += next.value.length;
    }
    const all = kept.length === 1 ? kept[0]! : Buffer.concat(kept, length);
    kept = [all.subarray(size)];
    length -= size;
    return all.subarray(0, size);
  };
  return Object.assign(take, { rest: (): AsyncIterable<Buffer> => ({ [Symbol.asyncIterator]: () => chunks }) });
}
