import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  CqlCompilerOptions,
  CqlTranslator,
  createLibrarySourceProvider,
  createModelInfoProvider,
  LibraryManager,
  ModelManager,
  stringAsSource,
} from "@cqframework/cql/cql-to-elm";

/** A compiled library: Expression Logical Model, as JSON. */
export type Elm = Record<string, unknown>;

const types = path.join(import.meta.dirname, "cql", "system-modelinfo.xml");
const fhirTypes = (): string =>
  path.join(
    path.dirname(createRequire(import.meta.url).resolve("cql-exec-fhir/package.json")),
    "lib/modelInfos/fhir-modelinfo-4.0.1.xml",
  );

/** The library that a library over FHIR includes: the conversions that coded retrieves need. */
export const fhirHelpers = readFileSync(path.join(import.meta.dirname, "cql", "FHIRHelpers.cql"), "utf8");

/** CQL's own types, and those of FHIR R4. */
const commonModels: Readonly<Record<string, () => string>> = {
  System: () => readFileSync(types, "utf8"),
  FHIR: () => readFileSync(fhirTypes(), "utf8"),
};

/**
 * CQL text to ELM. Every complaint of the compiler is an error, warnings too.
 *
 * @param models model infos by the name that a library uses, beside those of CQL and FHIR
 */
export function compileCql(cql: string, models: Readonly<Record<string, string>> = {}): Elm {
  return withoutStandardOutput(() => {
    const manager = new ModelManager();
    const provider = createModelInfoProvider((id) => {
      const xml = models[id] ?? commonModels[id]?.();
      return xml === undefined ? null : stringAsSource(xml);
    });
    manager.modelInfoLoader.registerModelInfoProvider(provider);
    // No annotations and no locators: with them every node would store its result by its id.
    const libraries = new LibraryManager(manager, new CqlCompilerOptions());
    libraries.librarySourceLoader.registerProvider(
      createLibrarySourceProvider((id) => (id === "FHIRHelpers" ? stringAsSource(fhirHelpers) : null)),
    );
    const translated = CqlTranslator.fromText(cql, libraries);
    const complaints = translated.exceptions.asJsReadonlyArrayView();
    if (complaints.length > 0) throw new Error(`CQL: ${complaints.map((one) => one.message).join("\n")}`);
    return JSON.parse(translated.toJson()) as Elm;
  });
}

/** The compiler announces itself on standard output, which is the report's alone. */
function withoutStandardOutput<T>(work: () => T): T {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    return work();
  } finally {
    process.stdout.write = write;
  }
}
