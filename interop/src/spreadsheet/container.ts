/** Kinds of packed bytes, told by how they begin: an archive (as in .xlsx and .ods), or an older compound file (.xls, or one with a password). */
export type Container = "archive" | "compound";

export function containerOf(bytes: Uint8Array): Container | undefined {
  const begins = (...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return "archive";
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "compound";
  return undefined;
}

/** A compound file with this entry in its directory holds an encrypted workbook. */
export const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from("EncryptedPackage", "utf16le"));
