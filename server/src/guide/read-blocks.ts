import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Fault } from "./fault.ts";
import { readMarks } from "./marks.ts";
import type { Block, Cell, Inline, Item } from "./page.ts";

type RootContent = ReturnType<typeof fromMarkdown>["children"][number];
type PhrasingContent = Extract<RootContent, { readonly type: "paragraph" }>["children"][number];
type Complain = (fault: Omit<Fault, "file">) => void;
type Read = { readonly before: number; readonly complain: Complain };

/**
 * Markdown → the few kinds of blocks that a page is made of; whatever else Markdown can do is refused.
 *
 * @param before lines of the file above the text
 */
export function readBlocks(
  markdown: string,
  before: number,
): { blocks: readonly Block[]; faults: Omit<Fault, "file">[] } {
  const faults: Omit<Fault, "file">[] = [];
  const read: Read = { before, complain: (fault) => faults.push(fault) };
  const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  return { blocks: tree.children.flatMap((node) => readBlock(node, read)), faults };
}

const lineOf = ({ position }: { position?: { start: { line: number } } | undefined }, { before }: Read): number =>
  before + (position?.start.line ?? 1);

function readBlock(node: RootContent, read: Read): readonly Block[] {
  const line = lineOf(node, read);
  switch (node.type) {
    case "heading":
      return [readHeading(node.depth, readCell(node.children, read), line, read)];
    case "paragraph":
      return readParagraph(readCell(node.children, read), line);
    case "blockquote":
      return [{ kind: "note", blocks: node.children.flatMap((one) => readBlock(one, read)), line }];
    case "list": {
      const items = node.children.map(({ children }) => readItem(children.flatMap((one) => readBlock(one, read))));
      return [{ kind: "list", isOrdered: node.ordered === true, items, line }];
    }
    case "table": {
      const [head = [], ...rows] = node.children.map((row) =>
        row.children.map((cell) => readCell(cell.children, read)),
      );
      return [{ kind: "table", head, rows, line }];
    }
    default:
      refuse(node.type, line, read);
      return [];
  }
}

const refuse = (saw: string, line: number, { complain }: Read): void =>
  complain({
    rule: "markdown",
    line,
    saw,
    remedy: "Use headings, paragraphs, lists, tables, boxes (>), **strong**, *emphasis* and links only.",
  });

/** `## How common {#how-common}`: the id is the same in every language. */
function readHeading(depth: number, children: Cell, line: number, read: Read): Block {
  if (depth !== 2 && depth !== 3) refuse(`a heading of level ${depth}`, line, read);
  const last = children.at(-1);
  const id = last?.kind === "text" ? /\s*⟦#([a-z0-9-]+)⟧$/u.exec(last.text) : null;
  const rest: Cell =
    id === null || last?.kind !== "text"
      ? children
      : [...children.slice(0, -1), { ...last, text: last.text.slice(0, id.index) }];
  return { kind: "heading", level: depth === 3 ? 3 : 2, id: id?.[1], children: rest, line };
}

/** A paragraph whose every line begins with `::` is made of drawings. */
function readParagraph(children: Cell, line: number): readonly Block[] {
  const [first] = children;
  const lines = first?.kind === "text" && children.length === 1 ? first.text.split("\n") : [];
  if (lines.length === 0 || !lines.every((one) => one.startsWith("::"))) return [{ kind: "paragraph", children, line }];
  return lines.map((one, i) => {
    const [name = "", ...of] = one
      .slice(2)
      .split(/\s+/)
      .filter((part) => part !== "");
    return { kind: "drawing", name, of, line: line + i };
  });
}

/** `- [ ] …` is something to tick. */
function readItem(blocks: readonly Block[]): Item {
  const [first, ...others] = blocks;
  if (first?.kind !== "paragraph") return { isTick: false, blocks };
  const [text, ...rest] = first.children;
  if (text?.kind !== "text" || !text.text.startsWith("[ ] ")) return { isTick: false, blocks };
  const children = [{ ...text, text: text.text.slice(4) }, ...rest];
  return { isTick: true, blocks: [{ ...first, children }, ...others] };
}

const readCell = (nodes: readonly PhrasingContent[], read: Read): Cell => nodes.flatMap((one) => readInline(one, read));

function readInline(node: PhrasingContent, read: Read): readonly Inline[] {
  const line = lineOf(node, read);
  switch (node.type) {
    case "text": {
      const { inlines, unreadable } = readMarks(node.value.replaceAll(/\{#([a-z0-9-]+)\}$/gu, "⟦#$1⟧"), line);
      for (const one of unreadable)
        read.complain({
          rule: "mark-unreadable",
          ...one,
          remedy: "Write a mark as guide/README.md has it.",
        });
      return inlines;
    }
    case "strong":
    case "emphasis":
      return [{ kind: node.type, children: readCell(node.children, read) }];
    case "link":
      return [{ kind: "link", to: node.url, children: readCell(node.children, read), line }];
    case "break":
      return [{ kind: "break" }];
    default:
      refuse(node.type, line, read);
      return [];
  }
}
