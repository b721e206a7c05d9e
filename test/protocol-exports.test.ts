import { readFileSync } from "node:fs";
import path from "node:path";
import {
  addDays,
  assess,
  compileRulebook,
  type FactJson,
  formatDay,
  type PatientRecord,
  type Protocol,
  parseDay,
  parseRecord,
  protocolName,
  type RecordJson,
  type Reference,
  type RuleObligations,
} from "@longwatch/core";
import { writeBundle, writeCqlLibrary, writeProtocol } from "@longwatch/interop";
import { PatientSource } from "cql-exec-fhir";
import {
  CodeService,
  DateTime,
  Executor,
  Library,
  NullMessageListener,
  Date as PlainDate,
  Repository,
} from "cql-execution";
import { Fhir } from "fhir/fhir.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makePatients } from "../bench/patients.ts";
import { shippedProtocols } from "../bench/rulebook.ts";
import { compileCql, fhirHelpers } from "../oracle/compile.ts";

const validator = new Fhir();

const folder = path.join(import.meta.dirname, "..", "protocols");
const { references } = parse(readFileSync(path.join(folder, "references.yaml"), "utf8")) as {
  readonly references: readonly Reference[];
};
const protocols = shippedProtocols();
const named = protocols.map((protocol) => [protocolName(protocol), protocol] as const);
const protocolOf = (name: string): Protocol => protocols.find((one) => protocolName(one) === name)!;

const errorsOf = (resource: unknown): readonly string[] =>
  validator
    .validate(resource as object, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === "error" || severity === "fatal")
    .map(({ location, message }) => `${location}: ${message}`);

describe("every shipped protocol as FHIR", () => {
  it.each(named)("%s is valid by the R4 definitions", (_, protocol) => {
    const { entry } = writeProtocol(protocol, references);
    expect(entry.flatMap(({ resource }) => errorsOf(resource))).toEqual([]);
    expect(errorsOf({ ...entry[0]!.resource, status: "signed" }), "the validator sees what is wrong").not.toEqual([]);
  });

  it.each(named)("%s has an action for every rule, with all its sources", (_, protocol) => {
    const plan = writeProtocol(protocol, references).entry[0]!.resource;
    const actions = plan["action"] as readonly { readonly id: string; readonly documentation?: readonly unknown[] }[];
    for (const rule of protocol.rules) {
      const action = actions.find(({ id }) => id === rule.id);
      expect(action?.documentation, rule.id).toHaveLength(rule.sources.length);
    }
  });

  it.each(named)("%s refers to nothing that it does not bring, and no id stands twice", (_, protocol) => {
    const { entry } = writeProtocol(protocol, references);
    const resources = entry.map(({ resource }) => resource);
    const urls = new Set(resources.flatMap(({ url }) => (typeof url === "string" ? [url] : [])));
    const text = JSON.stringify(resources);
    for (const [, url] of text.matchAll(/"definitionCanonical":"([^"]*)"/g)) expect([...urls]).toContain(url);
    expect(new Set(entry.map(({ fullUrl }) => fullUrl)).size).toBe(entry.length);
    const actionIds = [...JSON.stringify(resources[0]!["action"] ?? []).matchAll(/"id":"([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(new Set(actionIds).size).toBe(actionIds.length);
    for (const [, id] of text.matchAll(/"actionId":"([^"]*)"/g)) expect(actionIds).toContain(id);
  });

  it("alemtuzumab-us-restricted-programme@2024-03-04 is as reviewed", async () => {
    const protocol = protocolOf("alemtuzumab-us-restricted-programme@2024-03-04");
    const { entry } = writeProtocol(protocol, references);
    const readable = entry.filter(({ resource }) => resource.resourceType !== "Library");
    await expect(`${JSON.stringify(readable, undefined, 2)}\n`).toMatchFileSnapshot("./protocol-exports.golden.json");
    await expect(writeCqlLibrary(protocol)).toMatchFileSnapshot("./protocol-exports.golden.cql");
  });
});

describe("every shipped protocol as CQL", () => {
  it.each(named)("%s compiles without a complaint", (_, protocol) => {
    expect(() => compileCql(writeCqlLibrary(protocol))).not.toThrow();
  });

  it.each([
    ["alemtuzumab-eu@2020-01", 4],
    ["alemtuzumab-us@current", 1],
    ["alemtuzumab-us-restricted-programme@2014-11", 2],
    ["default-policy@1", 3],
  ])("%s says over our own bundles what the core says", async (name, seed) => {
    const protocol = protocolOf(name);
    const { record, parsed } = personUnder(protocol, seed);
    const ask = libraryOver(protocol, record);
    for (const asOf of daysOf(parsed)) {
      const core = assess(parsed, compileRulebook([protocol]), parseDay(asOf)!).obligations;
      const periodic = core.filter(({ track }) => track.kind === "periodic" && !track.id.includes("pregnancy"));
      const theirs = await ask(
        asOf,
        periodic.map(({ track }) => track.id),
      );
      expect(theirs).toEqual(periodic.flatMap(linesOf).toSorted());
      expect(theirs.length).toBeGreaterThan(0);
    }
  });
});

const kinds: readonly string[] = ["infusion-given", "result-reported", "exam-done", "step-done"];

/**
 * A made-up person with what the exported library reads: no spoilt and no questioned results, which it does not know apart.
 * Two forms of the American programme are handed in, one of them late.
 */
function personUnder(
  protocol: Protocol,
  seed: number,
): { readonly record: RecordJson; readonly parsed: PatientRecord } {
  const [made] = makePatients(1, { courses: 2, panels: 20 }, seed);
  const whole = JSON.parse(made!.text) as RecordJson;
  const questioned = new Set(
    made!.record.facts.flatMap((fact) => (fact.kind === "result-reported" && fact.isQuestionable ? [fact.id] : [])),
  );
  const kept = whole.facts.filter(
    (fact) =>
      kinds.includes(fact.kind) &&
      !questioned.has(fact.id ?? "") &&
      !(fact.kind === "result-reported" && fact.specimen !== undefined),
  );
  const firstOn = made!.record.held.all.find(({ kind }) => kind === "infusion-given")!.earliest;
  const forms = [180, 400].map(
    (days): FactJson => ({
      kind: "step-done",
      step: "rems-patient-status-form",
      doneOn: formatDay(addDays(firstOn, days)),
    }),
  );
  const jurisdiction = protocol.jurisdiction === "any" ? "EU" : protocol.jurisdiction;
  const patient = { ...whole.patient, sex: "female" as const, jurisdiction };
  const record = { ...whole, patient, facts: [...kept, ...forms] };
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues[0]));
  return { record, parsed: parsed.value };
}

/** In the first year, in the second, and when the watch is nearly over. */
const daysOf = ({ held }: PatientRecord): readonly string[] => {
  const firstOn = held.all.find(({ kind }) => kind === "infusion-given")!.earliest;
  return [100, 600, 1700].map((days) => formatDay(addDays(firstOn, days)));
};

const linesOf = ({ track, obligations }: RuleObligations): readonly string[] =>
  obligations.map(
    ({ course, ordinal, opensOn, dueOn, overdueFrom, status }) =>
      `${track.id}/${course}/${ordinal} ${formatDay(opensOn)} ${formatDay(dueOn)} ${formatDay(overdueFrom)} ${status}`,
  );

type Period = Readonly<Record<"course" | "ordinal" | "opensOn" | "dueOn" | "overdueFrom" | "status", unknown>>;

/** Asks the exported library over the exported bundle, with the exported value sets. */
function libraryOver(protocol: Protocol, record: RecordJson) {
  const elm = [compileCql(writeCqlLibrary(protocol)), compileCql(fhirHelpers)] as const;
  const codes = new CodeService(valueSetsOf(protocol));
  const executor = new Executor(new Library(elm[0], new Repository([...elm])), codes, {}, new NullMessageListener());
  const written = writeBundle(record);
  if (!written.ok) throw new Error(JSON.stringify(written.issues[0]));
  const source = PatientSource.FHIRv401();
  return async (asOf: string, rules: readonly string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    for (const rule of rules) {
      source.reset();
      source.loadBundles([written.value.bundle]);
      const asking = executor.withParameters({ "As Of": PlainDate.parse(asOf) });
      const { patientResults } = await asking.exec_expression(rule, source, DateTime.fromJSDate(new Date(0)));
      const [answer] = Object.values(patientResults as Record<string, Record<string, readonly Period[]>>);
      for (const { course, ordinal, opensOn, dueOn, overdueFrom, status } of answer![rule]!)
        lines.push(`${rule}/${course}/${ordinal} ${opensOn} ${dueOn} ${overdueFrom} ${status}`);
    }
    return lines.toSorted();
  };
}

type Compose = {
  readonly include: readonly { readonly system: string; readonly concept: readonly { readonly code: string }[] }[];
};

const valueSetsOf = (protocol: Protocol) =>
  Object.fromEntries(
    writeProtocol(protocol, references).entry.flatMap(({ resource }) => {
      if (resource.resourceType !== "ValueSet") return [];
      const { include } = resource["compose"] as Compose;
      const codes = include.flatMap(({ system, concept }) =>
        concept.map(({ code }) => ({ code, system, version: "" })),
      );
      return [[resource["url"] as string, { "1": codes }]];
    }),
  );
