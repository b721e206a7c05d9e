import type { Issue, Result } from "@longwatch/core";
import { fromByteText } from "./bytes.ts";
import { type CharsetHints, decodeText } from "./charset.ts";
import { type Delimiters, readDelimiters } from "./delimiters.ts";
import type { FramedMessage } from "./frame.ts";
import { unglue } from "./glued.ts";
import { doubt, problem } from "./issue.ts";
import { readSegment, type Segment, unknownEscapes } from "./segment.ts";

export type Message = {
  readonly delimiters: Delimiters;
  /** In the order they came; the first is MSH. Unknown and Z segments among them. */
  readonly segments: readonly Segment[];
  readonly issues: readonly Issue[];
};

/**
 * A framed message as segments and fields, in its own character set and with its own delimiters. Refused
 * with `message-unreadable` when MSH-2 does not name its delimiters: reading on would be guessing.
 */
export function readMessage(framed: FramedMessage, hints: Omit<CharsetHints, "declared">): Result<Message> {
  const header = framed.segments[0] ?? "";
  const delimiters = readDelimiters(header);
  if (delimiters === undefined) return { ok: false, issues: [...framed.issues, badDelimiters(header)] };
  const declared = (header.split(delimiters.field)[17] ?? "").split(delimiters.repetition)[0]!;
  const decoded = decodeText(fromByteText(framed.segments.join("\r")), { ...hints, declared });
  const lines = decoded.text.split("\r").map((line) => unglue(line, delimiters));
  const segments = numbered(lines.flat(), delimiters);
  const issues = [
    ...framed.issues,
    ...decoded.issues,
    ...lines.filter((pieces) => pieces.length > 1).map(gluedLine),
    ...segments.flatMap(unreadableEscapes),
  ];
  return { ok: true, value: { delimiters, segments, issues } };
}

function numbered(lines: readonly string[], delimiters: Delimiters): readonly Segment[] {
  const counts = new Map<string, number>();
  return lines.map((line) => {
    const name = line.slice(0, 3);
    const ordinal = (counts.get(name) ?? 0) + 1;
    counts.set(name, ordinal);
    return readSegment(line, delimiters, ordinal);
  });
}

const badDelimiters = (header: string): Issue =>
  problem(
    "message-unreadable",
    "MSH-2",
    saidInMsh2(header.slice(4).split(header[3] ?? "|")[0] ?? ""),
    "MSH-2 must hold four different delimiters, or five. Ask the sender to correct the message.",
  );

/** Where the header is shifted or cut, a name or a date may stand there: only delimiters are shown. */
const saidInMsh2 = (text: string): string =>
  /[\p{L}\p{N}]/u.test(text) ? `MSH-2 holds ${text.length} characters, not only delimiters` : `MSH-2 is "${text}"`;

const gluedLine = (pieces: readonly string[]): Issue =>
  doubt(
    "segment-continued",
    `${pieces[0]!.slice(0, 3)}`,
    `${pieces.map((piece) => piece.slice(0, 3)).join(" and ")} on one line`,
    "They were read as separate segments. Ask the sender to end each segment with a carriage return.",
  );

const unreadableEscapes = (segment: Segment): readonly Issue[] =>
  unknownEscapes(segment).map(({ field, sequence }) =>
    doubt(
      "escape-unknown",
      `${segment.name}[${segment.ordinal}]-${field}`,
      sequence,
      "The sequence was kept as text. Ask the sender what it stands for.",
    ),
  );
