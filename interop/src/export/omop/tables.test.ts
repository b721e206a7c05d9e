import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { omopTables } from "./tables.ts";

const types: Readonly<Record<string, readonly string[]>> = {
  integer: ["integer"],
  number: ["numeric"],
  date: ["date"],
  text: ["text", "timestamp"],
};

/** The published columns, taken down apart from our tables. */
const published = readFileSync(
  path.join(import.meta.dirname, "../../../../test/samples/omop-cdm-5.4-columns.csv"),
  "utf8",
)
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name, columns] = line.split(",") as [string, string];
    const words = columns.split(" ");
    return { name, columns: words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1]!] as const] : [])) };
  });

test("every table of the export is a table of the model, and no table is missing", () => {
  expect(omopTables.map(({ name }) => name).toSorted()).toEqual(published.map(({ name }) => name).toSorted());
});

test.each(published)("$name has the columns of the model, in its order, with its types", ({ name, columns }) => {
  const ours = omopTables.find((one) => one.name === name)!.columns;
  expect(ours.map((one) => one.name)).toEqual(columns.map(([column]) => column));
  for (const [i, [column, written]] of columns.entries()) {
    const { type, isRequired = false } = ours[i]!;
    const stem = written.replace(/!$/, "").replace(/\(\d+\)$/, "");
    expect(types[type]!.includes(stem) || (type === "text" && stem === "varchar"), `${column} is ${stem}`).toBe(true);
    expect(isRequired, `${column} is required`).toBe(written.endsWith("!"));
  }
});
