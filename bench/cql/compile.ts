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

const folder = import.meta.dirname;
const text = (file: string): string => readFileSync(path.join(folder, file), "utf8");

const fhirModelInfo = (): string =>
  readFileSync(
    path.join(
      path.dirname(createRequire(import.meta.url).resolve("cql-exec-fhir/package.json")),
      "lib/modelInfos/fhir-modelinfo-4.0.1.xml",
    ),
    "utf8",
  );

const modelInfos: Readonly<Record<string, () => string>> = {
  System: () => text("system-modelinfo.xml"),
  Thin: () => text("thin-modelinfo.xml"),
  FHIR: fhirModelInfo,
};

/** The files of each library: what it reads, the rules, and how evidence is looked up. */
const files = {
  thin: ["thin.cql", "rules.cql", "plain.cql"],
  tuned: ["thin.cql", "rules.cql", "tuned.cql"],
  fhir: ["fhir.cql", "rules.cql", "plain.cql"],
} as const;

type Elm = Record<string, unknown>;

/** The rules over one model, as ELM, with the library it includes if any. Every complaint of the compiler is an error. */
export function compileRules(model: keyof typeof files): { readonly rules: Elm; readonly included: readonly Elm[] } {
  return withoutStandardOutput(() => compileLibraries(model));
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

function compileLibraries(model: keyof typeof files): ReturnType<typeof compileRules> {
  const models = new ModelManager();
  const provider = createModelInfoProvider((id) => {
    const xml = modelInfos[id]?.();
    return xml === undefined ? null : stringAsSource(xml);
  });
  models.modelInfoLoader.registerModelInfoProvider(provider);
  // No annotations and no locators: with them every node would store its result by its id.
  const libraries = new LibraryManager(models, new CqlCompilerOptions());
  libraries.librarySourceLoader.registerProvider(
    createLibrarySourceProvider((id) => (id === "FHIRHelpers" ? stringAsSource(text("FHIRHelpers.cql")) : null)),
  );
  return {
    rules: compile(files[model].map(text).join("\n"), libraries),
    included: model === "fhir" ? [compile(text("FHIRHelpers.cql"), libraries)] : [],
  };
}

function compile(cql: string, libraries: LibraryManager): Elm {
  const translated = CqlTranslator.fromText(cql, libraries);
  const complaints = translated.exceptions.asJsReadonlyArrayView();
  if (complaints.length > 0) throw new Error(`bench/cql: ${complaints.map((one) => one.message).join("; ")}`);
  return JSON.parse(translated.toJson()) as Elm;
}
