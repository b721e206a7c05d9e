import { isIPv6 } from "node:net";

/**
 * What counts as one source: an IPv4 address, or the first 64 bits of an IPv6 one, of which one line has as many
 * addresses as it likes.
 */
export function sourceOf(address: string): string {
  const plain = address.toLowerCase().replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (embedded !== null) return embedded[1]!;
  const [head = "", tail = ""] = plain.split("::");
  const groups = (text: string): readonly string[] => (text === "" ? [] : text.split(":"));
  const [front, back] = [groups(head), groups(tail)];
  const middle = plain.includes("::")
    ? Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0")
    : [];
  return [...front, ...middle, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
