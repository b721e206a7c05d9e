/**
 * A short, stable name for a piece of content: 106 bits, not cryptographic. Good enough to tell one
 * patient's facts apart; never used where somebody might want to forge it.
 */
export const fingerprint = (text: string): string =>
  lane(text, 0).padStart(14, "0") + lane(text, 0x9e3779b9).padStart(14, "0");

/** cyrb53 (public domain): two multiplicative 32-bit halves, mixed at the end. */
function lane(text: string, seed: number): string {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(16);
}

/** JSON with sorted keys: the same content gives the same text, whatever the order it was written in. */
export function canonicalJson(value: unknown, without: ReadonlySet<string> = none): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([key, item]) => item !== undefined && !without.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${entries.join(",")}}`;
}

const none: ReadonlySet<string> = new Set();
