import { InvariantError } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { exportShapes, tablesOf } from "./shapes.ts";
import { cellsOf, column, counted, type Row } from "./table.ts";

const table = {
  name: "t",
  columns: [counted("t_id"), column("on", "date", "required"), column("n", "integer"), column("x", "text")],
};

test("cells come in the order of the columns, and the number of the row is filled in", () => {
  expect(cellsOf(table, { x: "a", on: "2024-02-29" }, 7)).toEqual([7, "2024-02-29", null, "a"]);
});

describe("a row of ours that is wrong is a fault, and its message does not repeat it", () => {
  test.each<readonly [string, Row]>([
    ["a required cell that is null", { x: "secret" }],
    ["a column that is not there", { on: "2024-01-01", secret: 1 }],
    ["a date that is none", { on: "secret" }],
    ["a whole number that is none", { on: "2024-01-01", n: 1.5 }],
    ["a number in place of a text", { on: "2024-01-01", x: 5 }],
  ])("%s", (_, row) => {
    let message = "";
    try {
      cellsOf(table, row, 1);
    } catch (error) {
      expect(error).toBeInstanceOf(InvariantError);
      ({ message } = error as Error);
    }
    expect(message).not.toBe("");
    expect(message).not.toContain("secret");
  });
});

test.each(exportShapes)("tables and columns of %s have names of their own", (shape) => {
  const tables = tablesOf(shape);
  expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
  for (const { name, columns } of tables) {
    expect(name).toMatch(/^[a-z_]+$/);
    const names = columns.map((one) => one.name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  }
});
