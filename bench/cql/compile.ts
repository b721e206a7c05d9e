import { readFileSync } from "node:fs";
import path from "node:path";
import { compileCql, type Elm, fhirHelpers } from "../../oracle/compile.ts";

const text = (file: string): string => readFileSync(path.join(import.meta.dirname, file), "utf8");

/** The files of each library: what it reads, the rules, and how evidence is looked up. */
const files = {
  thin: ["thin.cql", "rules.cql", "plain.cql"],
  tuned: ["thin.cql", "rules.cql", "tuned.cql"],
  fhir: ["fhir.cql", "rules.cql", "plain.cql"],
} as const;

/** The rules over one model, as ELM, with the library it includes if any. Every complaint of the compiler is an error. */
export function compileRules(model: keyof typeof files): { readonly rules: Elm; readonly included: readonly Elm[] } {
  const rules = files[model].map(text).join("\n");
  return {
    rules: compileCql(rules, { Thin: text("thin-modelinfo.xml") }),
    included: model === "fhir" ? [compileCql(fhirHelpers)] : [],
  };
}
