import { parseFacts } from "@longwatch/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, factsOf } from "../testing/fhir.ts";
import { readCsvFile } from "./read-file.ts";

const header = "patient_id;id_authority;order_id;collected_at;code;code_system;value;unit;status;specimen;comment";
const cell = (...values: readonly string[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 8 }, { arbitrary: fc.string({ maxLength: 5 }), weight: 1 });
const anyRow = fc
  .tuple(
    cell("P1", "P2", "", "1.2E+11"),
    cell("urn:mrn", ""),
    cell("A1", "A2", ""),
    cell("2025-03-01", "31.12.2025", "01/02/2025", "46022", "2025-03-01T08:00:00Z"),
    cell("777-3", "3016-3", "5196-1", "PLT", ""),
    cell("LN", "L", ""),
    cell("212", "<0,01", "1,234", "negative", "hemol.", "-", "1-Feb", "see note", "1E5"),
    cell("10*9/L", "mU/L", "", "x"),
    cell("", "F", "C", "X", "?"),
    cell("", "Urine", "Serum"),
    cell("", "clotted"),
  )
  .map((cells) => cells.map((text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(";"));
const read = (rows: readonly string[]) => readCsvFile(bytesOf([header, ...rows].join("\n")));
const isBlank = (row: string): boolean => row.replace(/[";\s]/g, "") === "";

test("nothing is dropped: each row ends as a fact or as an issue with its line", () => {
  fc.assert(
    fc.property(
      fc.array(
        anyRow.filter((row) => !/[\r\n]/.test(row) && !isBlank(row)),
        { minLength: 1, maxLength: 6 },
      ),
      (rows) => {
        const outcome = read(rows);
        const lines = new Set([
          ...factsOf(outcome).map((fact) => (fact.source as { row: number }).row),
          ...outcome.issues.flatMap(({ at }) =>
            /^line (\d+)/.exec(at) === null ? [] : [Number(/^line (\d+)/.exec(at)?.[1])],
          ),
        ]);
        const texts = new Set(rows);
        // A copy of a row above is the same fact; a file that is no table is refused as a whole.
        if (outcome.disposition !== "reject")
          for (const [index, row] of rows.entries())
            expect(lines.has(index + 2) || rows.indexOf(row) < index || texts.size < rows.length).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("every fact is one that the core accepts", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
      const parsed = parseFacts(factsOf(read(rows)));
      expect(parsed.ok ? [] : parsed.issues).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("the order of rows does not matter for the facts", () => {
  const both = fc
    .array(
      anyRow.filter((row) => !row.includes('"')),
      { maxLength: 5 },
    )
    .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
  const set = (rows: readonly string[]) =>
    factsOf(read(rows))
      .map(({ source: _, ...fact }) => JSON.stringify(fact))
      .toSorted();
  fc.assert(
    fc.property(both, ([rows, shuffled]) => {
      expect(set(shuffled)).toEqual(set(rows));
    }),
    { numRuns: 300 },
  );
});

test("random bytes and random tables never throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.string({ maxLength: 80 }), (bytes, text) => {
      readCsvFile(bytes);
      readCsvFile(bytesOf(`${header}\n${text}`));
      readCsvFile(bytesOf(`platelets (G/l);mrn;authority;collected\n${text}`), {
        profile: { decimalMark: ",", dateOrder: "dmy" },
      });
    }),
    { numRuns: 500 },
  );
});
