import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { fingerprint } from "../../base/fingerprint.ts";
import { InvariantError } from "../../base/result.ts";
import { issuesOf } from "../../base/shape.ts";
import { parseProtocol } from "../../protocol/parse-protocol.ts";
import { type Protocol, protocolName } from "../../protocol/protocol.ts";
import { compileRulebook, type Rulebook } from "../../protocol/rulebook.ts";
import { defaultSignals } from "../../protocol/signals-in-force.ts";
import { type ClinicalCase, caseFile } from "./case-file.ts";

export const protocolsFolder = join(import.meta.dirname, "../../../../protocols");

const readYaml = (path: string): unknown =>
  parse(readFileSync(path, "utf8"), { schema: "core", version: "1.2", uniqueKeys: true, stringKeys: true });

/** Without the warning signals, whose cases and edges are of another kind (testing/signal-cases). */
const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== "dist" && entry.name !== defaultSignals ? [entry.name] : [],
  );

const yamlIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .toSorted();

/** Every protocol file, the template included. */
export function readProtocols(folder = protocolsFolder): readonly Protocol[] {
  return foldersIn(folder).flatMap((name) =>
    yamlIn(join(folder, name)).map((file) => {
      const content = readYaml(join(folder, name, file));
      const parsed = parseProtocol(content, `test:${fingerprint(JSON.stringify(content))}`);
      if (!parsed.ok) throw new InvariantError(`${name}/${file}: ${JSON.stringify(parsed.issues[0])}`);
      return parsed.value;
    }),
  );
}

export type FiledCase = { readonly file: string; readonly one: ClinicalCase };

/** Every case table under `protocols/<protocol>/cases/`. */
export function readCases(folder = protocolsFolder): readonly FiledCase[] {
  return foldersIn(folder)
    .filter((name) => foldersIn(join(folder, name)).includes("cases"))
    .flatMap((name) => yamlIn(join(folder, name, "cases")).map((file) => `${name}/cases/${file}`))
    .flatMap((file) => {
      const content = readYaml(join(folder, file));
      const parsed = caseFile.safeParse(content);
      if (parsed.success) return parsed.data.cases.map((one) => ({ file, one }));
      const said = issuesOf(parsed.error, content).map(({ at, saw, remedy }) => `${file}${at} saw ${saw}: ${remedy}`);
      throw new InvariantError(said.join("\n"));
    });
}

/** Ids of the bibliography. */
export function readReferences(folder = protocolsFolder): ReadonlySet<string> {
  const { references } = readYaml(join(folder, "references.yaml")) as { references: readonly { id: string }[] };
  return new Set(references.map(({ id }) => id));
}

/** A rulebook that a case asks for. */
export type Book = { readonly name: string; readonly protocols: readonly Protocol[]; readonly rulebook: Rulebook };

/** Compiles the rulebooks of cases, each once. */
export function bookmaker(protocols: readonly Protocol[]): (one: ClinicalCase) => readonly Book[] {
  const compiled = new Map<string, Book>();
  const named = (name: string): readonly Protocol[] => {
    const found = protocols.filter((one) => (name.includes("@") ? protocolName(one) === name : one.protocol === name));
    if (found.length === 0) throw new InvariantError(`no protocol file is ${name}`);
    return found;
  };
  const bookOf = (names: readonly string[]): Book => {
    const name = names.join(" + ");
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const chosen = [...new Set(names.flatMap(named))];
    const book = { name, protocols: chosen, rulebook: compileRulebook(chosen) };
    compiled.set(name, book);
    return book;
  };
  const labels = protocols.filter((one) => one.layer === "label").map((one) => [protocolName(one)]);
  return ({ protocols: asked = ["default-policy"], policy }) => {
    const wanted = asked.flatMap((entry) =>
      entry === "every-label" ? labels : [typeof entry === "string" ? [entry] : entry],
    );
    return wanted.map((names) => {
      const hasPolicy =
        policy === "none" || names.some((name) => named(name).some((one) => one.protocol === "default-policy"));
      return bookOf(hasPolicy ? names : [...names, "default-policy"]);
    });
  };
}
