import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 2);
});
afterAll(() => screen?.close());
const at = (section: string) => `/clinics/${clinic.clinic}/settings?section=${section}`;
const api = (path: string) => `/api/v1/clinics/${clinic.clinic}${path}`;
const kinds = {
  rules: "Rules: adoptions and the clinic's own protocol",
  roster: "Roster: office hours, holidays, duty and leave",
  retention: "How long records are kept",
  identifiers: "How people's numbers are read",
} as const;

async function policy(kind: keyof typeof kinds) {
  const page = await screen.open(clinic.administrator, at("policy"));
  await page.getByRole("combobox", { name: "Which policy" }).click();
  await page.getByRole("option", { name: kinds[kind] }).click();
  await page.getByLabel("Effective from").fill("2026-12-01");
  return page;
}
const kept = async (kind: string) => {
  const answer = await screen.server.as(clinic.administrator, { method: "GET", url: api(`/policies/${kind}`) });
  return answer.json<{ versions: { content: Record<string, unknown> }[] }>().versions.map(({ content }) => content);
};

test("a policy is written in fields or as text; what cannot be read is said, and what does not fit is not kept", async () => {
  const page = await policy("retention");
  await page.getByText("what is shipped holds").waitFor();
  await page.getByLabel("Years after the watch has ended").fill("20");
  expect(await faults(page)).toEqual([]);
  await page.getByText("As text").click();
  const content = page.getByLabel("Content, as JSON");
  expect(JSON.parse(await content.inputValue())).toEqual({ yearsAfterWatch: 20 });
  await content.fill('{ "yearsAfterWatch": ');
  await page.getByText("cannot be read as JSON").waitFor();
  expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await content.fill('{ "yearsAfterWatch": 900 }');
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/not accepted/).waitFor();
  expect(await faults(page)).toEqual([]);
  await content.fill('{ "yearsAfterWatch": 20 }');
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved as version 1.").waitFor();
  expect(await kept("retention")).toEqual([{ yearsAfterWatch: 20 }]);
  expect(await faults(page)).toEqual([]);
});

test("what is typed outlasts a reload; a version that somebody else saved meanwhile stands beside it", async () => {
  const page = await policy("identifiers");
  await page.getByRole("button", { name: "Add a kind of number" }).click();
  await page.getByLabel("Name or address of the system").fill("urn:clinic:mrn");
  await page.reload();
  await page.getByRole("combobox", { name: "Which policy" }).click();
  await page.getByRole("option", { name: kinds.identifiers }).click();
  await page.getByText("This is what you had typed before.").waitFor();
  const theirs = { systems: [{ system: "HOSPITAL", check: "luhn" }] };
  const written = await screen.server.as(clinic.neurologist, {
    method: "PUT",
    url: api("/policies/identifiers"),
    payload: { effectiveFrom: "2026-11-21", content: theirs },
    headers: { "if-match": '"0"' },
  });
  expect(written.statusCode, written.body).toBe(200);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Version 1 was saved while you typed.").waitFor();
  await page.getByText(/by Noor Imagined/).waitFor();
  expect(await page.getByLabel("Name or address of the system").inputValue()).toBe("urn:clinic:mrn");
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save mine, as version 2" }).click();
  await page.getByText("Saved as version 2.").waitFor();
  const [first, second] = await kept("identifiers");
  expect(first).toEqual(theirs);
  expect(second!["systems"]).toContainEqual({ system: "urn:clinic:mrn" });
});

test("a roster is made of hours, holidays, duty and leave by name", async () => {
  const page = await policy("roster");
  await page.getByRole("button", { name: "Add a holiday" }).click();
  const holidays = page.getByRole("group", { name: "Holidays" });
  await holidays.getByLabel("From").fill("2026-12-25");
  await holidays.getByLabel("Through").fill("2026-12-24");
  await holidays.getByText("This is before it begins.").waitFor();
  await holidays.getByLabel("Through").fill("2026-12-26");
  await page.getByRole("button", { name: "Add leave" }).click();
  const leave = page.getByRole("group", { name: "Leave" });
  await leave.getByRole("combobox", { name: "Person" }).click();
  await page.getByRole("option", { name: "Noor Imagined" }).click();
  await leave.getByRole("combobox", { name: "Stands in" }).click();
  await page.getByRole("option", { name: "Everybody: Physician" }).click();
  await leave.getByLabel("From").fill("2026-12-01");
  await leave.getByLabel("Through").fill("2026-12-05");
  // Half a button under the bar at the top is one that can be scrolled to, not one that is too small.
  await page.evaluate(() => scrollTo(0, 0));
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved as version 1.").waitFor();
  const [roster] = await kept("roster");
  expect(roster).toMatchObject({
    office: [{ weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"], from: "08:00", to: "17:00" }],
    holidays: [{ from: "2026-12-25", through: "2026-12-26" }],
    leave: [{ person: clinic.neurologist.account, standIn: "role/physician" }],
  });
});

test("a number of the rules is set with its sentence and source, and says that somebody must sign it", async () => {
  const page = await policy("rules");
  await page.getByText(/need a clinician's signature/).waitFor();
  const nurse = "From the eighth day after the due day a test is overdue and goes to the nurse.";
  await page.getByLabel(`Here, days: ${nurse}`).fill("10");
  const sentence = page.getByLabel("The clinic's own, in one sentence as people sign it");
  await sentence.fill("Ten days");
  await page.getByText("One plain sentence of at least three words, with its full stop.").waitFor();
  await sentence.fill("From the tenth day a test goes to the nurse.");
  await page.getByLabel("Its numbers apply from").fill("2026-12-01");
  await page.getByLabel("Decided in").fill("Meeting of the team, 20 November 2026");
  await page.getByText("Nobody has signed it.").waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved as version 1.").waitFor();
  const [rules] = await kept("rules");
  expect(rules).toMatchObject({
    policy: { status: "draft", signedBy: [], parameters: [{ id: "late.nurse-days", value: 10, unit: "d" }] },
    references: [{ id: "CLINIC", title: "Meeting of the team, 20 November 2026" }],
  });
});

test("a laboratory is taken in, its codes chosen among tests in words; a code that is begun is not forgotten", async () => {
  const page = await screen.open(clinic.administrator, at("laboratories"));
  await page.getByText("Nothing was agreed with any laboratory yet.").waitFor();
  await page.getByRole("button", { name: "Take in a new laboratory" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("General laboratory");
  await page.getByRole("combobox", { name: "Known in messages as" }).fill("GENLAB/GENERAL");
  await page.keyboard.press("Enter");
  const codes = page.getByRole("group", { name: "Codes" });
  await codes.getByRole("textbox", { name: "Code" }).fill("THRO");
  await codes.getByRole("combobox", { name: "Test" }).fill("platelets");
  await page.getByRole("option", { name: /^Platelets \(/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  expect(
    await codes.getByRole("textbox", { name: "Code" }).evaluate((of) => (of as HTMLInputElement).validationMessage),
  ).toBe("Add it, or empty the field: it is not part of the agreement yet.");
  await codes.getByRole("button", { name: "Add code" }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "General laboratory" }).waitFor();
  await page.getByRole("rowheader", { name: "THRO" }).waitFor();
  const listed = await screen.server.as(clinic.nurse, { method: "GET", url: api("/laboratories") });
  expect(listed.json<{ laboratories: object[] }>().laboratories).toEqual([
    {
      laboratory: "general-laboratory",
      version: 1,
      content: { name: "General laboratory", senders: ["GENLAB/GENERAL"], codes: { THRO: "platelets" } },
    },
  ]);
  await page.getByText("Change the agreement").click();
  await page.getByRole("combobox", { name: "Decimal mark" }).click();
  await page.getByRole("option", { name: "Comma: 1,5" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Version 2").waitFor();
  expect(await faults(page)).toEqual([]);
});

test("feeds are expected, and expected no longer", async () => {
  const page = await screen.open(clinic.administrator, at("feeds"));
  await page.getByLabel("Name of the feed").fill("general-lab");
  await page.getByRole("button", { name: "Expect it so" }).click();
  await page.getByRole("button", { name: "Expect general-lab no longer" }).waitFor();
  expect(await faults(page)).toEqual([]);
});
