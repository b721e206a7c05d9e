import type { FactListJson } from "@longwatch/api";
import { expect, test } from "vitest";
import { readAllFacts } from "./use-all-facts.ts";

test("an entry of years ago is on a later page, and is read", async () => {
  const page = (id: string, next: string | null, displaced: object): FactListJson =>
    ({ facts: [{ id, kind: "note-written" }], authors: {}, displaced, next }) as FactListJson;
  const pages = new Map([
    [undefined, page("new", "2", { new: "old" })],
    ["2", page("old", null, {})],
  ]);
  expect(await readAllFacts(async (cursor) => pages.get(cursor)!)).toEqual({
    facts: [
      { id: "new", kind: "note-written" },
      { id: "old", kind: "note-written" },
    ],
    displaced: { new: "old" },
  });
});
