import type { Issue } from "@longwatch/core";
import { doubt } from "../hl7v2/issue.ts";
import { rowNumber } from "./references.ts";
import { walkXml } from "./walk-xml.ts";

/** The cells that have notes, in the order of the part that holds them. What the notes say is not read. */
export function notedCells(xml: string): readonly string[] {
  const cells = new Set<string>();
  walkXml(xml, {
    open: (name, attribute) => {
      const cell = name === "comment" || name === "threadedComment" ? attribute("ref") : undefined;
      if (cell !== undefined && lineOf(cell) !== undefined) cells.add(cell);
    },
  });
  return [...cells];
}

const lineOf = (cell: string): number | undefined => rowNumber(/^[A-Z]{1,3}(\d+)$/.exec(cell)?.[1]);

const shown = 3;

export function unreadNotes(cells: readonly string[]): readonly Issue[] {
  const [first] = cells;
  if (first === undefined) return [];
  const places = [...cells.slice(0, shown), ...(cells.length > shown ? ["…"] : [])].join(", ");
  const remedy =
    "They were not read. Look whether one of them says that a sample was spoilt or a result is not to be used.";
  return [
    doubt("resource-unsupported", `line ${lineOf(first)}`, `notes on cells: ${cells.length} (${places})`, remedy),
  ];
}
