import { between, oneOf, type Random } from "../../bench/random.ts";

/** One change to a message; several make a mutation. */
type Change = (random: Random, bytes: Buffer, others: readonly Buffer[]) => Buffer;

const place = (random: Random, bytes: Buffer): number => between(random, 0, Math.max(0, bytes.length - 1));
const insert = (bytes: Buffer, at: number, piece: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);

/** What messages break on: delimiters, control bytes, halves of characters, words that mean something to somebody. */
const pieces: readonly Buffer[] = [
  ..."|^~\\&#\r\n\v\u001c\u0000\t\"';,<>{}[]".split("").map((text) => Buffer.from(text, "latin1")),
  Buffer.from([0xc3]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  ...[
    "\\X0D0A\\",
    "\\Z99\\",
    "\\.br\\",
    '""',
    "\rMSH|^~\\&|",
    "\rOBX|1|NM|",
    "\rOBX||||||",
    "\rPID|",
    "\rNTE|1||",
    "\rSPM|1",
    "\rADD|",
    "1e309",
    "-0",
    "NaN",
    "99999999999999999999",
    "<0.01",
    "1,234",
    "__proto__",
    "constructor",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "20261399",
    "2026-02-30T25:61",
    "LN",
    "777-3",
  ].map((text) => Buffer.from(text, "latin1")),
];

const changes: readonly Change[] = [
  (random, bytes) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[place(random, copy)] = between(random, 0, 255);
    return copy;
  },
  (random, bytes) => insert(bytes, place(random, bytes), oneOf(random, pieces)),
  (random, bytes) => {
    const at = place(random, bytes);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + between(random, 1, 30))]);
  },
  (random, bytes) => bytes.subarray(0, place(random, bytes)),
  (random, bytes) => {
    const at = place(random, bytes);
    return insert(bytes, place(random, bytes), bytes.subarray(at, at + between(random, 1, 200)));
  },
  (random, bytes, others) => {
    const other = oneOf(random, others);
    return Buffer.concat([bytes.subarray(0, place(random, bytes)), other.subarray(place(random, other))]);
  },
  // Lines in another order.
  (random, bytes) => {
    const lines = bytes.toString("latin1").split(/\r\n|\r|\n/);
    const [i, j] = [between(random, 0, lines.length - 1), between(random, 0, lines.length - 1)];
    [lines[i], lines[j]] = [lines[j]!, lines[i]!];
    return Buffer.from(lines.join("\r"), "latin1");
  },
  // A line twice, or not at all.
  (random, bytes) => {
    const lines = bytes.toString("latin1").split(/\r\n|\r|\n/);
    const i = between(random, 0, lines.length - 1);
    lines.splice(i, 1, ...(random() < 0.5 ? [] : [lines[i]!, lines[i]!]));
    return Buffer.from(lines.join(random() < 0.5 ? "\r" : "\n"), "latin1");
  },
  // A field emptied, or filled with what stands in another.
  (random, bytes) => {
    const fields = bytes.toString("latin1").split("|");
    fields[between(random, 0, fields.length - 1)] = random() < 0.5 ? "" : oneOf(random, fields);
    return Buffer.from(fields.join("|"), "latin1");
  },
  (random, bytes) => Buffer.from(bytes.toString("latin1").replaceAll("|", oneOf(random, [...";,$#\t"])), "latin1"),
];

/** A message with one to six changes. The same for the same random numbers. */
export function mutate(random: Random, message: Buffer, others: readonly Buffer[]): Buffer {
  let mutated = message;
  for (let left = between(random, 1, 6); left > 0; left -= 1) mutated = oneOf(random, changes)(random, mutated, others);
  return mutated.length > 200_000 ? mutated.subarray(0, 200_000) : mutated;
}
