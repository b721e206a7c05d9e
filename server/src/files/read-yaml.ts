import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { duplicateKey, formatPosition, type Position } from "./positions.ts";
import type { StructuredText } from "./structured-text.ts";

/**
 * YAML 1.2 text → value. The core schema leaves dates as text; whatever could make a file mean something
 * else than its reader sees (anchors, aliases, tags, several documents) is refused.
 */
export function readYaml(text: string): Result<StructuredText> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    version: "1.2",
    stringKeys: true,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: "error",
  });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const parts = partsOf(document.contents);
  const issues = [
    ...[...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) =>
      code === "DUPLICATE_KEY"
        ? duplicateKey(place(offset), parts.findLast((part) => part.offset === offset)?.pointer ?? "a key")
        : unreadable(place(offset), reasonOf(code, message), "Correct the YAML here."),
    ),
    ...parts.flatMap(({ node, offset }) => surprises(node).map((saw) => unreadable(place(offset), saw, plainly))),
  ];
  if (issues.length > 0) return failed(issues);
  const offsets = new Map(parts.map(({ pointer, offset }) => [pointer, offset]));
  return ok({ value: document.toJS() as unknown, locate: (pointer) => place(nearest(offsets, pointer)) });
}

type Part = { readonly pointer: string; readonly offset: number; readonly node: Node | null };

/** Every node with its pointer; a member stands where its key stands. */
function partsOf(root: Node | null): readonly Part[] {
  const parts: Part[] = [];
  const add = (pointer: string, offset: number, node: Node | null): void => {
    parts.push({ pointer, offset, node });
    if (isMap<Node, Node | null>(node)) {
      for (const { key, value } of node.items) {
        const step = isScalar(key) ? String(key.value) : "";
        add(`${pointer}/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`, key.range?.[0] ?? offset, value);
      }
    } else if (isSeq<Node>(node)) {
      node.items.forEach((item, i) => {
        add(`${pointer}/${i}`, item.range?.[0] ?? offset, item);
      });
    }
  };
  add("", root?.range?.[0] ?? 0, root);
  return parts;
}

function nearest(offsets: ReadonlyMap<string, number>, pointer: string): number {
  for (let near = pointer; near.startsWith("/"); near = near.slice(0, near.lastIndexOf("/"))) {
    const offset = offsets.get(near);
    if (offset !== undefined) return offset;
  }
  return offsets.get("") ?? 0;
}

const plainly = "Write the content itself: a reader should see what it means without looking elsewhere.";

function surprises(node: Node | null): readonly string[] {
  if (node === null) return [];
  if (isAlias(node)) return [`the alias *${node.source}`];
  const { anchor, tag } = node as { readonly anchor?: string; readonly tag?: string };
  return [...(anchor === undefined ? [] : [`the anchor &${anchor}`]), ...(tag === undefined ? [] : [`the tag ${tag}`])];
}

/** The parser's reason without what it quotes from the file: that could be a person's data. */
const reasonOf = (code: string, message: string): string =>
  code === "MULTIPLE_DOCS"
    ? "a second document"
    : message
        .split("\n")[0]!
        .replace(/:\s.*$/, "")
        .replace(/\.$/, "");

const unreadable = (position: Position, saw: string, remedy: string): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: formatPosition(position),
  saw,
  remedy,
});
