import type { Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import { readText } from "../text.ts";
import { readJson } from "./json.ts";
import { type Pool, poolOf } from "./pool.ts";
import type { Fault, TreeReading } from "./tree.ts";
import { readXml } from "./xml.ts";

/** `isRead`: there was something to read, even if parts of it were not. */
export type FileParse = Pool & { readonly isRead: boolean };

/** The resources of a file: JSON, JSON with a resource a line, or XML. A line that is broken spoils no other. */
export function parseFhir(bytes: Uint8Array): FileParse {
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(asciiHead(bytes))?.[1];
  const { text, issues } = readText(bytes, declared);
  const body = text.trim();
  if (body.startsWith("<")) return withIssues(single(readXml(body)), issues);
  const whole = readJson(text);
  const lines = text.split("\n");
  const isLines = !whole.ok && lines.filter((line) => /^\s*\{.*\}\s*$/.test(line)).length > 1;
  return withIssues(isLines ? eachLine(lines) : single(whole), issues);
}

const asciiHead = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 200));

const withIssues = (parse: FileParse, issues: readonly Issue[]): FileParse => ({
  ...parse,
  issues: [...issues, ...parse.issues],
});

function single(reading: TreeReading): FileParse {
  if (!reading.ok) return { resources: [], issues: [unreadable(reading.fault)], isRead: false };
  return { ...poolOf(reading.tree, ""), isRead: true };
}

function eachLine(lines: readonly string[]): FileParse {
  const parses = lines.flatMap((line, index): readonly FileParse[] => {
    if (line.trim() === "") return [];
    const at = `line ${index + 1}`;
    const reading = readJson(line);
    if (reading.ok) return [{ ...poolOf(reading.tree, at), isRead: true }];
    const column = /column \d+/.exec(reading.fault.at)?.[0];
    return [{ ...single({ ok: false, fault: { ...reading.fault, at: `${at}, ${column}` } }) }];
  });
  return {
    resources: parses.flatMap(({ resources }) => resources),
    issues: parses.flatMap(({ issues }) => issues),
    isRead: parses.some(({ isRead }) => isRead),
  };
}

const unreadable = ({ at, saw }: Fault): Issue =>
  problem("text-unreadable", at, saw, "Ask the sender for the file again: it cannot be read from here on.");
