import type { Issue } from "@longwatch/core";
import { doubt, problem } from "./issue.ts";
import { kindOf, type Line, linesOf } from "./lines.ts";

/** One message as it stood in a file: its segments in order, still bytes (one character per byte). */
export type FramedMessage = {
  readonly segments: readonly string[];
  /** Line of its MSH in the file, from 1. */
  readonly line: number;
  readonly issues: readonly Issue[];
};

export type FramedFile = {
  readonly messages: readonly FramedMessage[];
  /** FHS, BHS, BTS and FTS lines. */
  readonly envelope: readonly string[];
  /** Lines that belong to no message; each run of them is an issue. */
  readonly stray: readonly string[];
  readonly issues: readonly Issue[];
};

type Draft = { readonly segments: string[]; readonly line: number; readonly issues: Issue[] };

/**
 * Cuts a file into messages: several MSH, with or without batch envelopes, whatever the line ends. Text
 * lines without a segment name were broken off the segment before and are joined to it again, with the
 * line break they had. Every line of the file is in the answer once.
 *
 * @param text one character per byte
 */
export function frameFile(text: string): FramedFile {
  const messages: Draft[] = [];
  const envelope: Line[] = [];
  const stray: Line[] = [];
  const issues: Issue[] = [];
  const counts = { messages: 0, batches: 0 };
  let open: Draft | undefined;

  for (const line of linesOf(text)) {
    const kind = kindOf(line.text, open?.segments[0]?.[3]);
    if (kind === "header") {
      open = { segments: [line.text], line: line.number, issues: [] };
      messages.push(open);
      counts.messages += 1;
    } else if (kind === "envelope-start" || kind === "envelope-end") {
      open = undefined;
      envelope.push(line);
      issues.push(...countIssues(line, counts));
      if (line.text.startsWith("BHS")) counts.messages = 0;
      if (line.text.startsWith("BTS")) counts.batches += 1;
    } else if (open === undefined) {
      if (stray.at(-1)?.number !== line.number - 1) issues.push(strayLines(line));
      stray.push(line);
    } else if (kind === "segment") {
      open.segments.push(line.text);
    } else {
      const last = open.segments.length - 1;
      const rest = kind === "addendum" ? line.text.slice(4) : `\n${line.text}`;
      open.segments[last] = `${open.segments[last]}${rest}`;
      if (kind === "continuation") open.issues.push(continued(line));
    }
  }
  return { messages, envelope: envelope.map((line) => line.text), stray: stray.map((line) => line.text), issues };
}

/** BTS-1 counts the messages of its batch, FTS-1 the batches of its file. */
function countIssues(line: Line, counts: { readonly messages: number; readonly batches: number }): readonly Issue[] {
  const name = line.text.slice(0, 3);
  const stated = line.text
    .slice(4)
    .split(line.text[3] ?? "|")[0]!
    .trim();
  if ((name !== "BTS" && name !== "FTS") || stated === "") return [];
  const found = name === "BTS" ? counts.messages : counts.batches;
  if (Number(stated) === found) return [];
  const what = name === "BTS" ? "messages in the batch" : "batches in the file";
  return [
    doubt(
      "value-not-allowed",
      `line ${line.number}, ${name}-1`,
      `${stated} ${what} announced, ${found} found`,
      "Ask the sender whether the file is complete and have it sent again.",
    ),
  ];
}

const strayLines = (line: Line): Issue =>
  problem(
    "message-unreadable",
    `line ${line.number}`,
    /^[A-Z][A-Z0-9]{2}\|/.test(line.text) ? `${line.text.slice(0, 3)} outside any message` : "text outside any message",
    "A message begins with MSH. Ask the sender for the complete message.",
  );

const continued = (line: Line): Issue =>
  doubt(
    "segment-continued",
    `line ${line.number}`,
    "a line that begins no segment",
    "It was joined to the segment before. Compare this result with the laboratory's report.",
  );
