import { expect, it } from "vitest";
import { patientOfIdentifier } from "../../db/identifiers.ts";
import { ada, clinicOfAda } from "../../testing/clinic-of-ada.ts";
import { exampleRecord } from "../../testing/people.ts";
import { admitPatient } from "../admit-patient.ts";
import { receiveMessage } from "../receive-message.ts";
import { recordJson } from "../record.ts";
import { showHeld } from "./quarantine.ts";

/** What a hospital says about people. */
const { within, lines, database, clinic } = clinicOfAda();
/** Ada was born on 14 May 1988. */
const sure = "PID|1||M2001^^^CLINIC^MR||LOVGREN^ADA||19880514|F";
const platelets = "OBX|1|NM|777-3^Platelets^LN||212|10*9/L|||||F";
const receive = (type: string, ...segments: readonly string[]) =>
  within((tx) =>
    receiveMessage(tx, {
      feed: "adt",
      mediaType: "application/hl7-v2",
      bytes: Buffer.from([`MSH|^~\\&|ADT|HOSP|||20260408||${type}|1|P|2.5.1`, ...segments].join("\r")),
    }),
  );

const family = async () =>
  (
    await database().owner.pool.query(
      "select content ->> 'familyName' as name from patient_details where clinic_id = $1 order by record_version desc limit 1",
      [clinic()],
    )
  ).rows[0].name;
const named = (name: string) => sure.replace("LOVGREN", name);

it("a new name is taken over, and nothing of the record changes", async () => {
  const before = await within((tx) => recordJson(tx, ada));
  expect(await receive("ADT^A08", "EVN|A08", sure.replace("LOVGREN", "Berg"))).toMatchObject({ issues: [] });
  expect(await family()).toBe("Berg");
  expect(await within((tx) => recordJson(tx, ada))).toEqual(before);
});

it("what is older than what a batch said beside something that was refused changes nothing", async () => {
  const { patient, ...record } = exampleRecord("ada");
  await within((tx) =>
    admitPatient(tx, {
      ...record,
      patient: { ...patient, id: "lw-2", identifiers: [{ system: "CLINIC", value: "M2" }] },
    }),
  );
  const update = (moment: string, id: string, pid: string) =>
    [`MSH|^~\\&|ADT|HOSP|||20260408||ADT^A08|${id}|P|2.5.1`, `EVN|A08|${moment}`, pid].join("\r");
  const refused = "PID|1||M2^^^CLINIC^MR||LOVGREN||19700101|F";
  const batch = [
    "BHS|^~\\&|ADT|HOSP",
    update("20260408090000", "1", refused),
    update("20260408093000", "2", named("Strand")),
    "BTS|2",
  ].join("\r");
  await within((tx) => receiveMessage(tx, { feed: "adt", mediaType: "application/hl7-v2", bytes: Buffer.from(batch) }));
  expect(await family()).toBe("Strand");
  await receive("ADT^A08", "EVN|A08|20260408091500", named("Berg"));
  expect(await family()).toBe("Strand");
});

it("what is older than what was said before changes nothing, whenever it comes", async () => {
  await receive("ADT^A08", "EVN|A08|20260408093000", named("Strand"));
  await receive("ADT^A08", "EVN|A08|20260408091500", named("Berg"));
  expect(await family()).toBe("Strand");
  await receive("ADT^A08", "EVN|A08|20260408100000", named("Holm"));
  expect(await family()).toBe("Holm");
});

it.each(["ADT^A08", "ADT^A40"])("%s of somebody born on another day is held, and changes nothing", async (type) => {
  const pid = named("Berg").replace("19880514", "19700101").replace("M2001^^^CLINIC^MR", "M2001^^^CLINIC~M5^^^CLINIC");
  const { message: id } = await receive(type, "EVN|A08", pid, "MRG|M2001^^^CLINIC");
  expect(await family()).toBe("Lövgren");
  expect(await within((tx) => patientOfIdentifier(tx, "CLINIC", "M5"))).toBeUndefined();
  expect((await within((tx) => showHeld(tx, { message: id, part: 0 })))!.held).toMatchObject({
    state: "open",
    codes: ["patient-mismatch"],
  });
  expect(await lines()).toEqual(["unread-message/… 24H"]);
});

it("numbers of two patients in a change are held, and change neither", async () => {
  const { patient, ...record } = exampleRecord("ada");
  const identifiers = [{ system: "CLINIC", value: "M2" }];
  await within((tx) => admitPatient(tx, { ...record, patient: { ...patient, id: "lw-2", identifiers } }));
  await receive("ADT^A08", "EVN|A08", "PID|1||M2001^^^CLINIC~M2^^^CLINIC||BERG");
  expect(await lines()).toEqual(["unread-message/… 24H"]);
  expect(await family()).toBe("Lövgren");
});

it("the same new number twice is one", async () => {
  await receive("ADT^A40", "PID|1||M3001^^^CLINIC~M3001^^^CLINIC||LOVGREN^ADA", "MRG|M2001^^^CLINIC");
  expect(await within((tx) => patientOfIdentifier(tx, "CLINIC", "M3001"))).toBe(ada);
});

it("after a merge the new number leads to the same patient", async () => {
  await receive("ADT^A40^ADT_A39", "PID|1||M3001^^^CLINIC||LOVGREN^ADA", "MRG|M2001^^^CLINIC");
  expect(await receive("ORU^R01", "PID|1||M3001^^^CLINIC", "OBR|1||F7|CBC|||20260407", platelets)).toMatchObject({
    recorded: [{ patient: ada }],
  });
});

it("two patients of ours who are said to be one are a task, and stay two", async () => {
  const { patient, ...record } = exampleRecord("ada");
  await within((tx) =>
    admitPatient(tx, {
      ...record,
      patient: { ...patient, id: "lw-2", identifiers: [{ system: "CLINIC", value: "M2" }] },
    }),
  );
  await receive("ADT^A40", "PID|1||M2^^^CLINIC", "MRG|M2001^^^CLINIC");
  expect(await lines()).toEqual([`people-merged/${ada}/lw-2 24H`]);
  expect(await within((tx) => patientOfIdentifier(tx, "CLINIC", "M2001"))).toBe(ada);
});

it("of nobody here it says nothing", async () => {
  await receive("ADT^A08", "PID|1||X1^^^CLINIC||SMITH");
  expect(await lines()).toEqual([]);
});
