import { fromByteText } from "./bytes.ts";

/**
 * The text of an `\Xhh..\` escape: ASCII, or UTF-8 where several bytes make one character. Undefined, so
 * that the sequence stays visible, for an odd count of digits, for other bytes, and for control characters
 * but tab and line ends.
 */
export function hexBytesToText(digits: string): string | undefined {
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(digits)) return undefined;
  const bytes = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  if (bytes.some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined;
  try {
    return strictUtf8.decode(fromByteText(String.fromCharCode(...bytes)));
  } catch {
    return undefined;
  }
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
