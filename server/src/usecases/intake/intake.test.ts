import { importMessage } from "@longwatch/interop";
import { describe, expect, it, test } from "vitest";
import { heldPage } from "../../db/held-messages.ts";
import { addIdentifiers, patientOfIdentifier } from "../../db/identifiers.ts";
import { waitingUpTo } from "../../db/inbox.ts";
import { ada, clinicOfAda } from "../../testing/clinic-of-ada.ts";
import { exampleRecord } from "../../testing/people.ts";
import { nurseAt } from "../../testing/scope.ts";
import { admitPatient } from "../admit-patient.ts";
import { receiveMessage } from "../receive-message.ts";
import { recordJson } from "../record.ts";
import { recordFacts } from "../record-facts.ts";
import { showPatient } from "../show-patient.ts";
import { changeLaboratory } from "./change-laboratory.ts";
import { processInbox } from "./process-inbox.ts";
import { askAboutHeld, matchHeld, notThem, rejectHeld, showHeld } from "./quarantine.ts";

const { within, lines, database, clinic } = clinicOfAda();
const at = "2026-04-08T09:00:00Z";

type Told = {
  readonly pid?: string;
  readonly obx?: string;
  readonly id?: string;
  readonly type?: string;
  /** Of the specimen, and of the message. */
  readonly day?: string;
  readonly sent?: string;
};
/** Ada was born on 14 May 1988. */
const sure = "PID|1||M2001^^^CLINIC^MR||LOVGREN^ADA||19880514|F";
const platelets = (value: string, unit = "10*9/L", code = "777-3^Platelets^LN", flag = "") =>
  `OBX|1|NM|${code}||${value}|${unit}||${flag}|||F`;
/** Fifty results that are nothing to worry about in whatever unit, and platelets after them. */
const longPanel = [
  ...Array.from({ length: 50 }, (_, i) => platelets(`1.${10 + i}`, "", "3016-3^TSH^LN")),
  platelets("12", ""),
].join("\r");
const message = (told: Told = {}) => {
  const { pid = sure, obx = platelets("212"), id = "7", type = "ORU^R01" } = told;
  const { day = "20260407", sent = "20260408080000+0000" } = told;
  return Buffer.from(
    [`MSH|^~\\&|LAB|MAIN|LW|C|${sent}||${type}|${id}|P|2.5.1`, pid, `OBR|1||F${id}|CBC|||${day}`, obx].join("\r"),
  );
};
const receive = (told: Told = {}) =>
  within((tx) => receiveMessage(tx, { feed: "lab", mediaType: "application/hl7-v2", bytes: message(told) }));
const fhirPerson = { resourceType: "Patient", id: "p", identifier: [{ system: "CLINIC", value: "M2001" }] };
const fhirPlatelets = (changes: object = {}) => ({
  resourceType: "Observation",
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "777-3" }] },
  subject: { reference: "Patient/p" },
  effectiveDateTime: "2026-04-07",
  valueQuantity: { value: 212, unit: "10*9/L" },
  ...changes,
});
const receiveFhir = (...resources: readonly object[]) => {
  const bundle = { resourceType: "Bundle", type: "collection", entry: resources.map((resource) => ({ resource })) };
  const bytes = Buffer.from(JSON.stringify(bundle));
  return within((tx) => receiveMessage(tx, { feed: "lab", mediaType: "application/fhir+json", bytes }));
};
const plateletsOfAda = async () =>
  (await within((tx) => recordJson(tx, ada)))!.facts.filter(
    (fact) => fact.kind === "result-reported" && fact.collectedOn === "2026-04-07",
  );
const place = (held: string, part = 1) => ({ message: held, part });

describe("whose it is", () => {
  test.each([
    ["number, name and day agree", sure, true],
    ["the name in other letters", sure.replace("LOVGREN", "Lövgren"), true],
    ["no name and no day", "PID|1||M2001^^^CLINIC", true],
    ["only the year", "PID|1||M2001^^^CLINIC||LOVGREN||1988", true],
    ["a pseudonym in place of the name", "PID|1||M2001^^^CLINIC||lw-0001^^^^^^S||19880514", true],
    ["another name", "PID|1||M2001^^^CLINIC||SMITH^ADA||19880514", false],
    ["another day", "PID|1||M2001^^^CLINIC||LOVGREN^ADA||19880515", false],
    ["another number", "PID|1||M2002^^^CLINIC||LOVGREN^ADA||19880514|F", false],
    ["the number under another authority", "PID|1||M2001^^^OTHER||LOVGREN^ADA||19880514|F", false],
    ["name and day without a number", "PID|1||||LOVGREN^ADA||19880514|F", false],
  ])("%s: %s", async (_, pid, isHers) => {
    const { recorded, unmatched } = await receive({ pid });
    expect([recorded.length, unmatched]).toEqual(isHers ? [1, 0] : [0, 1]);
    expect(await plateletsOfAda()).toHaveLength(isHers ? 1 : 0);
  });

  /** As whoever sends FHIR says it. */
  const fhirPatient = (changes: object = {}) => ({
    resourceType: "Patient",
    id: "p",
    identifier: [{ system: "CLINIC", value: "M2001" }],
    name: [{ family: "LOVGREN", given: ["ADA"] }],
    birthDate: "1988-05-14",
    ...changes,
  });
  test.each([
    ["number, name and day agree", {}, true],
    ["the name in other letters", { name: [{ family: "Lövgren" }] }, true],
    ["no name and no day", { name: undefined, birthDate: undefined }, true],
    ["only the year", { birthDate: "1988" }, true],
    ["a pseudonym in place of the name", { name: [{ use: "anonymous", family: "lw-0001" }] }, true],
    ["a former name beside the name", { name: [{ use: "maiden", family: "Berg" }, { family: "Lovgren" }] }, true],
    ["another name", { name: [{ family: "SMITH" }] }, false],
    ["another day", { birthDate: "1988-05-15" }, false],
    ["another number", { identifier: [{ system: "CLINIC", value: "M2002" }] }, false],
    ["the number under another authority", { identifier: [{ system: "OTHER", value: "M2001" }] }, false],
    ["name and day without a number", { identifier: undefined }, false],
  ] as const)("in FHIR, %s: %j %s", async (_, changes, isHers) => {
    const { recorded, unmatched } = await receiveFhir(fhirPatient(changes), fhirPlatelets());
    expect([recorded.length, unmatched]).toEqual(isHers ? [1, 0] : [0, 1]);
    expect(await plateletsOfAda()).toHaveLength(isHers ? 1 : 0);
  });

  it("in FHIR a result that names only the number is of whom the file describes under it", async () => {
    const result = fhirPlatelets({ subject: { identifier: { system: "CLINIC", value: "M2001" } } });
    expect(await receiveFhir(fhirPatient({ name: [{ family: "SMITH" }] }), result)).toMatchObject({ recorded: [] });
  });

  test.each([
    ["14.05.1988", true],
    ["", true],
    ["15.05.1988", false],
  ])("in a table, born %j: %s", async (born, isHers) => {
    const table = `patient_id,id_authority,birth_date,collected_at,loinc,value,unit\nM2001,CLINIC,${born},2026-04-07,777-3,212,10*9/L\n`;
    await within((tx) => receiveMessage(tx, { feed: "lab", mediaType: "text/csv", bytes: Buffer.from(table) }));
    expect(await plateletsOfAda()).toHaveLength(isHers ? 1 : 0);
  });

  it("an NHS number counts only with its check digit, under whatever name it is sent", async () => {
    await within((tx) =>
      addIdentifiers(tx, ada, [{ system: "https://fhir.nhs.uk/Id/nhs-number", value: "9434765919" }]),
    );
    const of = (value: string) => `PID|1||${value}^^^NHS^NH`;
    expect(await receive({ pid: of("943 476 5919"), id: "1" })).toMatchObject({ recorded: [{ patient: ada }] });
    const wrong = await receive({ pid: of("9434765918"), id: "2" });
    expect(wrong).toMatchObject({ unmatched: 1 });
    const shown = await within((tx) => showHeld(tx, place(wrong.message)));
    expect(shown!.held.codes).toEqual(["identifier-check-digit"]);
  });

  it("numbers of two people are nobody's, and both are proposed", async () => {
    const { patient, ...record } = exampleRecord("ada");
    await within((tx) =>
      admitPatient(tx, {
        ...record,
        patient: { ...patient, id: "lw-2", identifiers: [{ system: "CLINIC", value: "M2" }] },
      }),
    );
    const { message: id } = await receive({ pid: "PID|1||M2001^^^CLINIC~M2^^^CLINIC" });
    expect((await within((tx) => showHeld(tx, place(id))))!.proposals.toSorted()).toEqual([ada, "lw-2"]);
  });

  it("of two people in one message the one who is known is filed", async () => {
    const two = `${message().toString()}\rPID|2||M9^^^CLINIC\rOBR|2||F8|CBC|||20260407\r${platelets("99")}`;
    const received = await within((tx) =>
      receiveMessage(tx, { feed: "lab", mediaType: "application/hl7-v2", bytes: Buffer.from(two) }),
    );
    expect(received).toMatchObject({ recorded: [{ patient: ada, added: 1 }], unmatched: 1 });
    expect((await within((tx) => showHeld(tx, place(received.message, 2))))!.held.state).toBe("open");
    expect(await within((tx) => showHeld(tx, place(received.message, 1)))).toBeUndefined();
  });
});

describe("quarantine", () => {
  const unknown = "PID|1||M7^^^CLINIC||LOVGREN^ADA||19880514|F";

  it("shows what was understood, whom it may be about and why it waits", async () => {
    const { message: id } = await receive({ pid: unknown });
    const shown = await within((tx) => showHeld(tx, place(id)));
    expect(shown).toMatchObject({
      held: { state: "open", codes: ["patient-mismatch"], sender: "LAB/MAIN", feed: "lab" },
      part: { person: { familyName: "LOVGREN", givenName: "ADA", bornOn: "1988-05-14", sex: "female" } },
      proposals: [ada],
    });
    expect(shown!.part!.facts).toHaveLength(1);
    expect(await lines()).toEqual(["unread-message/… 24H"]);
  });

  it("shows the most urgent first and then what came first, page by page", async () => {
    const nobody = "PID|1||M9999^^^CLINIC^MR||NOBODY^N||19700101|F";
    for (const [id, value] of [
      ["1", "212"],
      ["2", "9"],
      ["3", "230"],
      ["4", "8"],
    ] as const)
      await receive({ id, pid: nobody, obx: platelets(value) });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await within((tx) => heldPage(tx, { states: ["open"], most: 1, after }));
      seen.push(...page.held.map(({ urgency, message }) => `${urgency} ${message}`));
      after = page.next;
    } while (after !== undefined);
    expect(seen.map((one) => one.split(" ")[0])).toEqual(["IMMEDIATE", "IMMEDIATE", "24H", "24H"]);
    expect(seen).toEqual(seen.toSorted((a, b) => (a.replace("IMMEDIATE", "0") < b.replace("IMMEDIATE", "0") ? -1 : 1)));
  });

  it("a person says whose it is, and what is remembered files the next one", async () => {
    const { message: id } = await receive({ pid: unknown });
    expect(
      await within((tx) => matchHeld(tx, place(id), { patient: ada, remember: true, why: "New number" })),
    ).toMatchObject({
      recorded: [{ patient: ada, added: 1 }],
    });
    expect(await lines()).toEqual([]);
    expect(await within((tx) => patientOfIdentifier(tx, "CLINIC", "M7"))).toBe(ada);
    const shown = await within((tx) => showHeld(tx, place(id)));
    expect(shown!.held.state).toBe("filed");
    expect(shown!.acts.map(({ action, why }) => `${action} ${why ?? ""}`.trim())).toEqual([
      "matched New number",
      "filed",
    ]);
    expect(await receive({ pid: unknown, id: "8", obx: platelets("190") })).toMatchObject({
      recorded: [{ patient: ada }],
    });
  });

  it("a married name is decided once", async () => {
    const married = sure.replace("LOVGREN", "BERG");
    const { message: id } = await receive({ pid: married });
    await within((tx) => matchHeld(tx, place(id), { patient: ada, remember: false }));
    expect(await receive({ pid: married, id: "8", obx: platelets("190") })).toMatchObject({
      recorded: [{ patient: ada }],
    });
    expect(await receive({ pid: married.replace("BERG", "STRAND"), id: "9", obx: platelets("191") })).toMatchObject({
      unmatched: 1,
    });
  });

  it("who was said not to be them is not proposed again", async () => {
    const { message: id } = await receive({ pid: unknown });
    expect(await within((tx) => notThem(tx, place(id), ada, "Her cousin"))).toBe(true);
    expect((await within((tx) => showHeld(tx, place(id))))!.proposals).toEqual([]);
  });

  it("what concerns nobody is rejected, stays so, and what was asked about goes on waiting", async () => {
    const { message: id } = await receive({ pid: unknown });
    expect(await within((tx) => askAboutHeld(tx, place(id), "Whose is it?"))).toBe(true);
    expect(await lines()).toHaveLength(1);
    expect(await within((tx) => rejectHeld(tx, place(id), "Not a patient of ours"))).toBe(true);
    expect(await lines()).toEqual([]);
    expect((await within((tx) => showHeld(tx, place(id))))!.held.state).toBe("rejected");
  });

  it("nothing of another place, another patient or what is not held", async () => {
    const { message: id } = await receive();
    expect(await within((tx) => showHeld(tx, place(id)))).toBeUndefined();
    expect(await within((tx) => matchHeld(tx, place(clinic()), { patient: ada, remember: false }))).toBeUndefined();
    const held = await receive({ pid: unknown, id: "8" });
    expect(
      await within((tx) => matchHeld(tx, place(held.message), { patient: "nobody", remember: false })),
    ).toBeUndefined();
  });
});

describe("while an episode as urgent is open already", () => {
  test.each([
    ["another count of hers that has no unit", { obx: platelets("4", "") }],
    ["a count of somebody who may be her", { pid: sure.replace("M2001", "M7"), obx: platelets("4") }],
  ])("%s is no less urgent", async (_, told) => {
    await within((tx) =>
      recordFacts(tx, ada, [
        { kind: "result-reported", analyte: "platelets", value: 12, unit: "10*9/L", collectedOn: "2026-04-05" },
      ]),
    );
    await receive({ ...told, id: "2" });
    expect((await lines()).map((line) => line.split(" ").at(-1))).toEqual(["IMMEDIATE"]);
  });
});

/** Resolutions, section 1, item 1. */
describe("what was not taken is as urgent as the worst that it could be", () => {
  test.each([
    ["a normal count of nobody we know", { pid: "PID|1||M9^^^CLINIC", obx: platelets("212") }, "24H"],
    ["a count of 12 of nobody we know", { pid: "PID|1||M9^^^CLINIC", obx: platelets("12") }, "IMMEDIATE"],
    ["a count of 12 in an unknown unit", { obx: platelets("12", "giga/x") }, "IMMEDIATE"],
    ["a count of 12 without a unit", { obx: platelets("12", "") }, "IMMEDIATE"],
    ["12000 without a unit may be 12", { obx: platelets("12000", "") }, "IMMEDIATE"],
    ["21200 x10*9/L, which nobody has, may be 21.2", { obx: platelets("21200", "10*9/L") }, "IMMEDIATE"],
    ["an ambiguous number that may be 12", { obx: platelets("12,000") }, "IMMEDIATE"],
    ["a count of 12 without any code", { obx: platelets("12", "10*9/L", "") }, "IMMEDIATE"],
    [
      "a count of 12 without any code but a name",
      { obx: platelets("12", "10*9/L", "^^L^^^^^^Plättchen") },
      "IMMEDIATE",
    ],
    ["an unmapped code by the name of platelets", { obx: platelets("12", "10*9/L", "PLT^Platelets^L") }, "IMMEDIATE"],
    ["less than 50, unmapped", { obx: platelets("<50", "10*9/L", "PLT^Platelets^L") }, "IMMEDIATE"],
    ["exactly 50, unmapped", { obx: platelets("50", "10*9/L", "PLT^Platelets^L") }, "24H"],
    ["more than 12, unmapped, which may be 13", { obx: platelets(">12", "10*9/L", "PLT^Platelets^L") }, "IMMEDIATE"],
    ["at most 50, unmapped, which may be 49", { obx: platelets("<=50", "10*9/L", "PLT^Platelets^L") }, "IMMEDIATE"],
    ["less than 120, unmapped", { obx: platelets("<120", "10*9/L", "PLT^Platelets^L") }, "IMMEDIATE"],
    ["more than 120, unmapped", { obx: platelets(">120", "10*9/L", "PLT^Platelets^L") }, "24H"],
    ["number and unit in one, unmapped", { obx: platelets("12 10*9/L", "", "PLT^Platelets^L") }, "IMMEDIATE"],
    ["neutrophils below 0.5, unmapped", { obx: platelets("<0.5", "10*9/L", "NEUT^Neutrophils^L") }, "IMMEDIATE"],
    ["a code without a name, in the unit of platelets", { obx: platelets("12", "10*9/L", "X7^^L") }, "IMMEDIATE"],
    ["of a day far ahead, without a unit", { obx: platelets("12", ""), day: "20620407" }, "IMMEDIATE"],
    ["of a day far ahead, and nothing else wrong", { obx: platelets("12"), day: "20620407" }, "IMMEDIATE"],
    ["of no day at all", { obx: platelets("12", ""), day: "", sent: "" }, "IMMEDIATE"],
    ["of no day that can be read, with its unit", { obx: platelets("12"), day: "soon", sent: "now" }, "IMMEDIATE"],
    ["the last of many without units", { obx: longPanel }, "IMMEDIATE"],
    ["another test, which is nobody's concern", { obx: platelets("140", "mmol/L", "2951-2^Sodium^LN") }, "24H"],
  ] as const)("%s: %s", async (_, told, urgency) => {
    await receive(told);
    expect((await lines()).map((line) => line.split(" ").at(-1))).toEqual([urgency]);
  });

  const quantity = (value: number, unit?: string) => ({
    valueQuantity: { value, ...(unit === undefined ? {} : { unit }) },
  });
  test.each([
    ["a count of 12 without a unit", quantity(12), "IMMEDIATE"],
    ["in an unknown unit", quantity(12, "giga/x"), "IMMEDIATE"],
    [
      "less than 50 of no day",
      { valueQuantity: { value: 50, unit: "10*9/L", comparator: "<" }, effectiveDateTime: undefined },
      "IMMEDIATE",
    ],
    ["a normal count without a unit that may be one of 12", quantity(12000), "IMMEDIATE"],
    ["without a day", { ...quantity(12, "10*9/L"), effectiveDateTime: undefined }, "IMMEDIATE"],
    ["of a day far ahead", { ...quantity(12, "10*9/L"), effectiveDateTime: "2062-04-07" }, "IMMEDIATE"],
    ["of a status that vouches for nothing", { ...quantity(12, "10*9/L"), status: "unknown" }, "IMMEDIATE"],
    ["of nobody", { ...quantity(12, "10*9/L"), subject: undefined }, "IMMEDIATE"],
    ["with a modifier that is not known", { ...quantity(12, "10*9/L"), modifierExtension: [] }, "IMMEDIATE"],
    ["a normal count of nobody", { ...quantity(212, "10*9/L"), subject: undefined }, "24H"],
  ])("in FHIR, %s: %j %s", async (_, changes, urgency) => {
    await receiveFhir(fhirPerson, fhirPlatelets(changes));
    expect((await lines()).map((line) => line.split(" ").at(-1))).toEqual([urgency]);
  });

  test.each([
    ["a count of 12 without a unit", "M2001,CLINIC,2026-04-07,777-3,12,"],
    ["a count of 12 of no day", "M2001,CLINIC,,777-3,12,10*9/L"],
    ["a count of 12 of nobody", ",CLINIC,2026-04-07,777-3,12,10*9/L"],
    ["a count of 12 of another day than its like", "M2001,CLINIC,2062-04-07,777-3,12,10*9/L"],
  ])("in a table, %s: %s", async (_, row) => {
    const table = `patient_id,id_authority,collected_at,loinc,value,unit\n${row}\n`;
    await within((tx) => receiveMessage(tx, { feed: "lab", mediaType: "text/csv", bytes: Buffer.from(table) }));
    expect((await lines()).map((line) => line.split(" ").at(-1))).toEqual(["IMMEDIATE"]);
  });

  it("in a table whose columns are analytes, of one without a unit", async () => {
    const table = "patient_id,id_authority,collected_at,Platelets,TSH (mU/L)\nM2001,CLINIC,2026-04-07,12,1.5\n";
    await within((tx) => receiveMessage(tx, { feed: "lab", mediaType: "text/csv", bytes: Buffer.from(table) }));
    expect((await lines()).map((line) => line.split(" ").at(-1))).toEqual(["IMMEDIATE"]);
  });

  it("also where the record refuses it", async () => {
    const bytes = message({ obx: platelets("12") });
    const [part] = importMessage("x", bytes, { recordedAt: at }).parts;
    const other = {
      kind: "infusion-given",
      drug: "alemtuzumab",
      infusedOn: "2026-01-01",
      doseMg: 12,
      id: part!.facts[0]!.id,
    };
    expect(await within((tx) => recordFacts(tx, ada, [other]))).toMatchObject({ ok: true });
    expect(await receive({ obx: platelets("12") })).toMatchObject({
      issues: [{ code: "value-questionable" }, { code: "fact-id-conflict" }],
    });
    expect(await lines()).toEqual(["unread-message/… IMMEDIATE"]);
  });
});

describe("codes that nobody has mapped", () => {
  const local = platelets("212", "10*9/L", "THRO^Thrombos^L");
  const mapped = { name: "Main", senders: ["LAB/MAIN"], codes: { THRO: "platelets" } };

  it("are one task, however many results wait, and one act files them all", async () => {
    for (const id of ["1", "2", "3"]) await receive({ id, obx: local.replace("212", `21${id}`) });
    expect(await lines()).toEqual(["unmapped-code/LAB/MAIN/THRO 24H"]);
    expect(await within((tx) => changeLaboratory(tx, "main", mapped, 0))).toEqual({
      ok: true,
      value: { version: 1, readAgain: 3 },
    });
    expect(await lines()).toEqual([]);
    expect(await processInbox(database().app, () => nurseAt(clinic(), at))).toEqual({ filed: 3, failed: 0 });
    expect(await plateletsOfAda()).toHaveLength(3);
    expect(await within((tx) => waitingUpTo(tx, 10))).toBe(0);
  });

  it("in FHIR are a task of their code system, and are read again when it is mapped", async () => {
    const code = { coding: [{ system: "urn:lab:codes", code: "THRO" }] };
    await receiveFhir(fhirPerson, fhirPlatelets({ code }));
    expect(await lines()).toEqual(["unmapped-code/urn:lab:codes/THRO 24H"]);
    const agreed = { ...mapped, senders: ["urn:lab:codes"] };
    expect(await within((tx) => changeLaboratory(tx, "main", agreed, 0))).toMatchObject({ value: { readAgain: 1 } });
    expect(await processInbox(database().app, () => nurseAt(clinic(), at))).toEqual({ filed: 1, failed: 0 });
    expect(await lines()).toEqual([]);
    expect(await plateletsOfAda()).toHaveLength(1);
  });

  it("are each their own sender's, where a file has messages of several", async () => {
    const batch = [
      message(),
      Buffer.from(message({ id: "8", obx: local }).toString().replace("LAB|MAIN", "OTHER|SITE")),
    ].join("\r");
    await within((tx) =>
      receiveMessage(tx, { feed: "lab", mediaType: "application/hl7-v2", bytes: Buffer.from(batch) }),
    );
    expect(await lines()).toEqual(["unmapped-code/OTHER/SITE/THRO 24H"]);
    const agreed = { ...mapped, senders: ["OTHER/SITE"] };
    expect(await within((tx) => changeLaboratory(tx, "main", agreed, 0))).toMatchObject({ value: { readAgain: 1 } });
    expect(await lines()).toEqual([]);
  });

  it("that are said to be nothing of ours file without a word", async () => {
    await within((tx) => changeLaboratory(tx, "main", { ...mapped, codes: { THRO: "not-watched" } }, 0));
    expect(await receive({ obx: local })).toMatchObject({
      issues: [{ code: "code-not-watched", severity: "warning" }],
    });
    expect(await lines()).toEqual([]);
  });

  it("a unit that a laboratory writes in its own way is agreed once", async () => {
    const quirk = { ...mapped, units: { platelets: { "K/x": "10*9/L", "": "10*9/L" } } };
    await within((tx) => changeLaboratory(tx, "main", quirk, 0));
    for (const [id, unit] of [
      ["1", "K/x"],
      ["2", ""],
    ] as const)
      await receive({ id, obx: local.replace("10*9/L", unit) });
    expect((await plateletsOfAda()).map((fact) => (fact as { unit?: string }).unit)).toEqual(["10*9/L", "10*9/L"]);
  });

  it("versions are kept, and who saw an older one is told", async () => {
    await within((tx) => changeLaboratory(tx, "main", mapped, 0));
    const late = await within((tx) => changeLaboratory(tx, "main", mapped, 0));
    expect(late.ok ? [] : late.issues.map(({ code }) => code)).toEqual(["record-changed"]);
    const wrong = await within((tx) =>
      changeLaboratory(tx, "main", { ...mapped, codes: { A: "nothing" }, zone: "Nowhere" }, 1),
    );
    expect(wrong.ok ? [] : wrong.issues.map((one) => one.at)).toEqual(["/codes", "/zone"]);
  });

  it("a time without an offset is read in the laboratory's zone, summer included", async () => {
    await within((tx) => changeLaboratory(tx, "main", { ...mapped, zone: "Europe/Madrid" }, 0));
    await within((tx) =>
      receiveMessage(tx, {
        feed: "lab",
        mediaType: "application/hl7-v2",
        bytes: Buffer.from(message({ obx: local }).toString().replace("|20260407", "|20260407083000")),
      }),
    );
    expect(await plateletsOfAda()).toMatchObject([{ collectedAt: "2026-04-07T06:30:00Z" }]);
  });
});

it("a message for training touches nobody and waits for nobody's work but a look", async () => {
  const training = Buffer.from(message().toString().replace("|P|2.5.1", "|T|2.5.1"));
  const received = await within((tx) =>
    receiveMessage(tx, { feed: "lab", mediaType: "application/hl7-v2", bytes: training }),
  );
  expect(received).toMatchObject({ disposition: "quarantine", recorded: [] });
  expect(await plateletsOfAda()).toEqual([]);
});

it("shows the patient as it is after a message", async () => {
  await receive({ obx: platelets("12") });
  expect(JSON.stringify(await within((tx) => showPatient(tx, ada)))).toContain("ITP");
});
