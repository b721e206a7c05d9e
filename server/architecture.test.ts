import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { circles, importsOf } from "../core/src/testing/source-text.ts";

const root = join(import.meta.dirname, "src");

/** What each folder may import of the others, and why. Lowest first. The files beside the folders are words that all of them speak. */
const edges: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  files: {},
  postgres: {},
  config: {},
  db: {},
  protocols: { files: "protocols are files" },
  evidence: { files: "so is the evidence", protocols: "read, worded and digested the same way" },
  guide: {
    files: "its pages and words are files",
    protocols: "numbers of the schedule and the bibliography",
    evidence: "numbers of trials",
  },
  simulate: { files: "people are written into files", protocols: "what a laboratory calls a test" },
  databases: { db: "roles and migrations", postgres: "the embedded server" },
  audit: { db: "it is kept there" },
  access: { db: "it is kept there", audit: "signing in leaves a trace" },
  clients: { db: "they are kept there", audit: "what they get leaves a trace", access: "who connects them" },
  rules: {
    db: "a clinic's own rules are kept",
    files: "how reading fails",
    protocols: "the shipped rules",
    evidence: "its words in Spanish",
  },
  usecases: { db: "load and save", audit: "what is done leaves a trace", rules: "by which rules" },
  care: {
    db: "tables as they are",
    files: "archives are files",
    audit: "the chain is part of the proof",
    rules: "how long to keep",
    usecases: "facts are recorded one way only",
  },
  fhir: {
    db: "pages of patients, versions of persons",
    audit: "every reading leaves a trace",
    access: "which permission an interaction needs",
    rules: "a clinic's protocols are read here too",
    usecases: "facts are recorded one way only, and assessed the same",
  },
  jobs: {
    db: "what is due is read there",
    audit: "sealing",
    rules: "ladders",
    usecases: "jobs only call them",
    fhir: "what programs take of everybody is long work",
  },
  http: {
    db: "the transaction of a request",
    audit: "every reading leaves a trace",
    access: "who asks",
    clients: "which other system asks",
    protocols: "a clinic's rules are judged before they are kept",
    rules: "which rules a page names",
    evidence: "what trials showed stands beside an answer",
    guide: "where its built pages lie",
    usecases: "routes only call them",
    care: "erasure and transfer are asked for here",
    fhir: "its routes",
  },
  hl7: {
    db: "what came is kept before it is answered",
    config: "where to listen",
    usecases: "a message is accepted there",
  },
  serve: {
    db: "what feeds are kept in",
    hl7: "laboratories' lines",
    access: "the way in",
    config: "where to listen",
    databases: "what was opened",
    http: "the application",
    jobs: "the work",
  },
  demo: {
    db: "people are kept as a clinic's are",
    files: "its list",
    postgres: "its settings",
    access: "its staff",
    rules: "what its people are watched by",
    usecases: "its staff act",
    http: "its sign-in page",
  },
  cli: {},
};

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("testing/"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
const folderOf = (file: string): string => (file.includes("/") ? file.split("/")[0]! : "");
const target = (file: string, specifier: string): string => relative(root, join(root, dirname(file), specifier));
const filesWith = (pattern: RegExp): readonly string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe("server", () => {
  it("is all here, in folders that the table knows", () => {
    expect(files.length).toBeGreaterThan(300);
    const folders = new Set(files.map(({ file }) => folderOf(file)).filter((folder) => folder !== ""));
    expect([...folders].toSorted()).toEqual(Object.keys(edges).toSorted());
  });

  it("imports only what the table allows", () => {
    const wrong = files.flatMap(({ file, text }) => {
      const from = folderOf(file);
      // The command line and the files beside the folders put everything together.
      if (from === "cli" || from === "") return [];
      return importsOf(text).flatMap(({ specifier }) => {
        if (!specifier.startsWith(".")) return [];
        const to = folderOf(target(file, specifier));
        const isAllowed = to === from || to === "" || edges[from]?.[to] !== undefined;
        return isAllowed ? [] : [`${file} imports ${specifier}: ${from} may not import ${to}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("has no circles between files", () => {
    const graph = new Map(
      files.map(({ file, text }) => [
        file,
        importsOf(text)
          .filter(({ specifier, isTypeOnly }) => specifier.startsWith(".") && !isTypeOnly)
          .map(({ specifier }) => target(file, specifier)),
      ]),
    );
    expect(circles(graph)).toEqual([]);
  });

  it("has no file of more than 300 lines", () => {
    const long = files.filter(({ text }) => text.split("\n").length > 301).map(({ file }) => file);
    expect(long).toEqual([]);
  });

  it("reads the clock in one place", () => {
    expect(filesWith(/Date\.now\(\)|new Date\(\)/)).toEqual(["clock.ts"]);
  });

  it("changes the clinic inside a transaction only where a patient is transferred", () => {
    expect(filesWith(/\binOtherClinic\b/).toSorted()).toEqual([
      "db/transaction.ts",
      "usecases/accept-transfer.ts",
      "usecases/offer-transfer.ts",
    ]);
  });

  it("says in one place what a transaction may see, and in another that it erases", () => {
    expect(filesWith(/set_config\(/)).toEqual(["db/erasures.ts", "db/transaction.ts"]);
  });
});
