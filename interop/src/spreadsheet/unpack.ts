import { Unzip, UnzipInflate } from "fflate";

/** No workbook that people keep comes near these. */
const most = { entries: 2000, unpackedBytes: 64 * 1024 * 1024, ratio: 200, ratioFromBytes: 8 * 1024 * 1024 };
/** Packed bytes taken at once: what they can swell to stays small enough to be counted before it is too much. */
const step = 16 * 1024;

/** `too-large`: unpacked it would be out of all proportion. `damaged`: cut off, encrypted, or no archive. */
export type Unpacked =
  | { readonly ok: true; readonly names: readonly string[]; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly why: "too-large" | "damaged" };

/**
 * The parts of a packed file by their names in small letters. What is not wanted is passed over unread. The real size is counted
 * while it is unpacked, whatever the archive says of itself; names are compared and never become paths.
 */
export function unpack(bytes: Uint8Array, isWanted: (name: string) => boolean): Unpacked {
  const names: string[] = [];
  const parts = new Map<string, Uint8Array[]>();
  const whole = new Set<string>();
  let unpacked = 0;
  let why: "too-large" | "damaged" | undefined;
  const reader = new Unzip((file) => {
    const name = file.name.toLowerCase();
    names.push(name);
    if (names.length > most.entries) why ??= "too-large";
    if (why !== undefined || !isWanted(name)) return;
    // Two parts of one name: nobody knows which is meant.
    if (parts.has(name)) why ??= "damaged";
    const chunks: Uint8Array[] = [];
    parts.set(name, chunks);
    file.ondata = (error, chunk, isLast) => {
      if (error !== null) {
        why ??= "damaged";
        return;
      }
      unpacked += chunk.length;
      if (isTooMuch(unpacked, bytes.length)) why ??= "too-large";
      else chunks.push(chunk);
      if (isLast) whole.add(name);
    };
    file.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && why === undefined; at += step)
      reader.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch {
    // The library throws on a way of packing that it does not know, and on bytes that are none.
    why ??= "damaged";
  }
  if (why !== undefined) return { ok: false, why };
  if ([...parts.keys()].some((name) => !whole.has(name))) return { ok: false, why: "damaged" };
  return { ok: true, names, parts: new Map([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks)])) };
}

const isTooMuch = (unpacked: number, packed: number): boolean =>
  unpacked > most.unpackedBytes || (unpacked > most.ratioFromBytes && unpacked > packed * most.ratio);
