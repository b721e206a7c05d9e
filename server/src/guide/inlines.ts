import { assertNever } from "@longwatch/core";
import type { Block, Cell, Inline, Page } from "./page.ts";

/** Every inline of a cell, those inside strong text and links too, in the order of reading. */
export const flat = (cell: Cell): readonly Inline[] =>
  cell.flatMap((one) =>
    one.kind === "strong" || one.kind === "emphasis"
      ? flat(one.children)
      : one.kind === "link"
        ? [one, ...flat(one.children)]
        : [one],
  );

/** The cells of a block, in order. */
export function cellsOf(block: Block): readonly Cell[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.children];
    case "list":
      return block.items.flatMap(({ blocks }) => blocks.flatMap(cellsOf));
    case "table":
      return [...block.head, ...block.rows.flat()];
    case "note":
      return block.blocks.flatMap(cellsOf);
    case "drawing":
      return [];
    default:
      return assertNever(block);
  }
}

/** A block and all that it holds. */
export const withInner = (block: Block): readonly Block[] => [
  block,
  ...(block.kind === "note" ? block.blocks.flatMap(withInner) : []),
  ...(block.kind === "list" ? block.items.flatMap(({ blocks }) => blocks.flatMap(withInner)) : []),
];

export const blocksOf = ({ blocks }: Page): readonly Block[] => blocks.flatMap(withInner);

/** The marks of one kind in some cells. */
export const marksOf = <K extends Inline["kind"]>(
  cells: readonly Cell[],
  kind: K,
): readonly Extract<Inline, { readonly kind: K }>[] =>
  cells.flatMap(flat).filter((one): one is Extract<Inline, { readonly kind: K }> => one.kind === kind);

export const marksOfPage = <K extends Inline["kind"]>(page: Page, kind: K) =>
  marksOf(page.blocks.flatMap(cellsOf), kind);

/** The cells of a block whose every sentence needs a source: no heading, no head of a table; a row of a table is read as one. */
function proseOf(block: Block): readonly Cell[] {
  switch (block.kind) {
    case "heading":
    case "drawing":
      return [];
    case "paragraph":
      return [block.children];
    case "list":
      return block.items.flatMap(({ blocks }) => blocks.flatMap(proseOf));
    case "table":
      return block.rows.map((row) =>
        row.flatMap((cell, i): Cell => (i === 0 ? cell : [{ kind: "text", text: " – ", line: block.line }, ...cell])),
      );
    case "note":
      return block.blocks.flatMap(proseOf);
    default:
      return assertNever(block);
  }
}

/** What stands together on a page. */
export type Passage = { readonly cells: readonly Cell[]; readonly prose: readonly Cell[] };

/** Paragraphs, lists and tables as a reader takes them in: what introduces a list or table with a colon belongs to it. */
export function passagesOf(page: Page): readonly Passage[] {
  const passages: Passage[] = [];
  let introduces = false;
  for (const block of page.blocks.flatMap((one) => (one.kind === "note" ? one.blocks : [one]))) {
    if (block.kind === "heading" || block.kind === "drawing") {
      introduces = false;
      continue;
    }
    const passage = { cells: cellsOf(block), prose: proseOf(block) };
    const last = introduces && block.kind !== "paragraph" ? passages.pop() : undefined;
    passages.push({
      cells: [...(last?.cells ?? []), ...passage.cells],
      prose: [...(last?.prose ?? []), ...passage.prose],
    });
    const end = flat(passage.cells.at(-1) ?? []).at(-1);
    introduces = block.kind === "paragraph" && end?.kind === "text" && end.text.trimEnd().endsWith(":");
  }
  return passages;
}
