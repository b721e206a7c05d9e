import { expect, test } from "vitest";
import { readPages } from "./all-pages.ts";

test("pages are read to the last, each once, in their order", async () => {
  const pages = new Map<string | undefined, { one: number; next: string | null }>([
    [undefined, { one: 1, next: "b" }],
    ["b", { one: 2, next: "c" }],
    ["c", { one: 3, next: null }],
  ]);
  const asked: (string | undefined)[] = [];
  const read = await readPages(async (cursor) => {
    asked.push(cursor);
    return pages.get(cursor)!;
  });
  expect(read.map(({ one }) => one)).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, "b", "c"]);
});
