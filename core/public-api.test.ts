import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

/** Every name that the package exports, types too, as `name` or `type name`. */
function exportedNames(text: string): readonly string[] {
  const source = ts.createSourceFile("index.ts", text, ts.ScriptTarget.ES2024, true);
  return source.statements
    .flatMap((statement) => {
      if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
        throw new Error(`index.ts only re-exports by name: ${statement.getText().slice(0, 60)}`);
      }
      return statement.exportClause.elements.map((one) =>
        statement.isTypeOnly || one.isTypeOnly ? `type ${one.name.text}` : one.name.text,
      );
    })
    .toSorted();
}

// A name that goes, or changes its kind, breaks those who use the package: the golden list is changed by hand, with the reason in the commit.
it("the public names are those of the golden list", () => {
  const golden = readFileSync(join(import.meta.dirname, "public-api.golden.txt"), "utf8")
    .trimEnd()
    .split("\n");
  expect(exportedNames(readFileSync(join(import.meta.dirname, "src/index.ts"), "utf8"))).toEqual(golden);
});
