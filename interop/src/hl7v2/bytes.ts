import iconv from "iconv-lite";

/**
 * Bytes held as a string of characters U+0000…U+00FF, one per byte. A file is cut into messages in this
 * form, because each message names its own character set only after it has been found.
 */
export const toByteText = (bytes: Uint8Array): string => iconv.decode(bytes, "latin1");

/** The inverse of {@link toByteText}. */
export const fromByteText = (text: string): Uint8Array => iconv.encode(text, "latin1");

/**
 * The bytes of a file in an encoding that contains ASCII, so that delimiters can be found in it.
 * UTF-16, known by its mark or by the zero bytes of its first three letters, becomes UTF-8;
 * a UTF-8 mark is taken off and remembered.
 */
export function withAsciiDelimiters(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly isMarkedUtf8: boolean } {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { bytes: bytes.subarray(3), isMarkedUtf8: true };
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0x4d, 0, 0x53, 0, 0x48, 0]))
    return fromUtf16(bytes, "utf-16le");
  if (startsWith(bytes, [0xfe, 0xff]) || startsWith(bytes, [0, 0x4d, 0, 0x53, 0, 0x48]))
    return fromUtf16(bytes, "utf-16be");
  return { bytes, isMarkedUtf8: false };
}

const fromUtf16 = (bytes: Uint8Array, encoding: "utf-16le" | "utf-16be") => ({
  bytes: iconv.encode(iconv.decode(bytes, encoding), "utf-8"),
  isMarkedUtf8: true,
});

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
