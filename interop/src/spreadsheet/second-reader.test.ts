import fc from "fast-check";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { openWorkbook } from "./open-workbook.ts";

/** A workbook as another library writes it, and as it reads it back itself: an opinion that shares nothing with ours. */
const anyCell = fc.oneof(
  fc.string({ maxLength: 12, unit: "grapheme" }).map((text) => text.replace(/[\p{C}\s_]+/gu, " ").trim()),
  fc.constantFrom("0012345", "<0,01", "1-2", "a & b < c", '"quoted"', "'apostrophe", "=1+1", "Lövgren"),
  fc.integer({ min: -1000, max: 100_000 }),
  fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 1000),
  fc.boolean(),
  fc.constant(null),
);

const ourText = (bytes: Uint8Array): Record<string, string> => {
  const opened = openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issue.saw);
  const read = opened.workbook.read(opened.workbook.sheets[0]!);
  if (!read.ok) throw new Error(read.why);
  return Object.fromEntries(
    read.sheet.rows.flatMap(({ line, cells }) => [...cells].map(([column, { text }]) => [`${line} ${column}`, text])),
  );
};

test("what another library has written is read cell by cell as it reads it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyCell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const bytes = await writeXlsx({ sheets: [{ name: "A", rows }] });
        const theirs = (await readXlsx(bytes)).sheets[0]!.rows;
        const expected = theirs.flatMap((row, line) =>
          row.flatMap((cell, column) => {
            const text = typeof cell === "boolean" ? `${cell}`.toUpperCase() : `${cell ?? ""}`;
            return text.trim() === "" ? [] : [[`${line + 1} ${column}`, text] as const];
          }),
        );
        expect(ourText(bytes)).toEqual(Object.fromEntries(expected));
      },
    ),
    { numRuns: 60 },
  );
});

test("days and moments that another library has written are the same days and moments", async () => {
  const moment = fc
    .integer({ min: Date.UTC(1950, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 })
    .map((seconds) => new Date(seconds * 1000));
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 5 }), async (moments) => {
      const bytes = await writeXlsx({ sheets: [{ name: "A", rows: moments.map((one) => [one]) }] });
      const written = moments.map((one) => one.toISOString().slice(0, 19).replace("T00:00:00", ""));
      expect(Object.values(ourText(bytes))).toEqual(written);
    }),
    { numRuns: 60 },
  );
});
