import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { theServer } from "../../server/src/db/transaction.ts";
import type { TestPerson } from "../../server/src/testing/http.ts";
import { processInbox } from "../../server/src/usecases/intake/process-inbox.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
let engineer: TestPerson;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
});
let count = 0;
beforeEach(async () => {
  count += 1;
  clinic = await clinicOfPeople(screen, 4, `Riverside ${"abcdefgh"[count]} Clinic`);
  engineer = await screen.server.person(clinic.clinic, ["integrator"], "Ines Wire");
});
afterAll(() => screen?.close());
const at = (query = "") => `/clinics/${clinic.clinic}/intake${query}`;

/** A count as a laboratory sends it, about somebody whom it knows by a number of its own. */
async function send(number: string, pid: string, code: string, value = "180"): Promise<void> {
  const sent = await screen.server.as(engineer, {
    method: "POST",
    url: `/api/v1/clinics/${clinic.clinic}/messages/from/general-lab`,
    headers: { "content-type": "application/hl7-v2" },
    payload: [
      `MSH|^~\\&|GENLAB|GENERAL|LW|C|20261120080000+0000||ORU^R01|${number}|P|2.5.1`,
      pid,
      "OBR|1||F1|CBC|||20261119080000+0000",
      `OBX|1|NM|${code}||${value}|10*9/L|150-400||||F|||20261119080000+0000`,
    ].join("\r"),
  });
  expect(sent.statusCode, sent.body).toBe(202);
}
const readInbox = () =>
  processInbox(screen.server.services.database, () => ({
    clinic: clinic.clinic,
    actor: theServer,
    at: screen.server.clock.at,
  }));

describe("quarantine", () => {
  test("an unmatched result is laid beside whom it may be about, matched, and is with its patient", async () => {
    await send("u1", "PID|1||L77^^^GENLAB||Nobody^Bramble||19010101", "777-3^Platelets^LN", "34");
    const page = await screen.open(clinic.nurse, at());
    await page.getByRole("link", { name: /GENLAB/ }).click();
    const proposal = page.getByRole("region", { name: "Nobody, Bramble" });
    await proposal.getByText("agrees").first().waitFor();
    await proposal.getByText("differs", { exact: true }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("checkbox", { name: /Remember these numbers/ }).check();
    await proposal.getByRole("button", { name: "It is Nobody, Bramble: file it" }).click();
    await page.getByRole("status").filter({ hasText: "Filed with Nobody, Bramble" }).waitFor();
    await page.getByText("Nothing waits").waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("status").getByRole("link", { name: "Nobody, Bramble" }).click();
    await page.waitForURL(/patients\/demo-0002$/);
    await send("u2", "PID|1||L77^^^GENLAB||Nobody^Bramble||19010101", "777-3^Platelets^LN", "36");
    await page.goto(`${screen.base}${at()}`);
    await page.getByText("Nothing waits").waitFor();
  });

  test("the laboratory is asked, somebody is ruled out, and what is nobody's is rejected with a reason", async () => {
    await send("u3", "PID|1||X1^^^ELSEWHERE||Nobody^Clover", "777-3^Platelets^LN");
    const page = await screen.open(clinic.nurse, at());
    await page.getByRole("link", { name: /GENLAB/ }).click();
    await page.getByLabel("What was asked, and of whom").fill("Rang the laboratory: whose is X1?");
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByText("It is written down").waitFor();
    await page.getByRole("button", { name: "Not Nobody, Clover" }).click();
    await page.getByLabel("Why is it not Nobody, Clover?").fill("She was not sampled that day");
    await page.getByRole("button", { name: "Not Nobody, Clover" }).click();
    await page.getByRole("region", { name: "Nobody, Clover" }).waitFor({ state: "detached" });
    await page.getByLabel("Reason").fill("Another clinic's patient");
    await page.getByRole("button", { name: "Reject it" }).click();
    await page.getByText("Another clinic's patient").waitFor();
    await page.getByText("Nothing waits").waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

test("an unmapped code is mapped by one confirmation, and what waited is filed", async () => {
  await send("c1", "PID|1||demo-0002^^^urn:longwatch:demo", "THRO^Platelets^L", "178");
  const page = await screen.open(clinic.nurse, at("?tab=codes"));
  const code = page.getByRole("region", { name: "GENLAB/GENERAL THRO" });
  await code.waitFor();
  expect(await faults(page)).toEqual([]);
  await code.getByText("proposed by its name").waitFor();
  await code.getByRole("button", { name: /THRO means Platelets/ }).click();
  await page.getByRole("status").filter({ hasText: "THRO is known from now on. 1 message is read again." }).waitFor();
  await readInbox();
  await page.goto(`${screen.base}${at()}`);
  await page.getByText("Nothing waits").waitFor();
});

describe("a table", () => {
  const rows = [
    "Nr;Tag;Thrombozyten",
    "demo-0003;01.10.2026;212",
    "demo-0003;31.02.2026;190",
    "demo-0004;02.10.2026;205",
    "nobody;02.10.2026;201",
  ].join("\n");

  test("a workbook's columns are there to be explained, as those of any table", async () => {
    const page = await screen.open(clinic.nurse, at("?tab=import"));
    await page.locator('input[type="file"]').setInputFiles("test/samples/xlsx/clinic-sheet.xlsx");
    await page.getByRole("combobox", { name: "Profile", exact: true }).click();
    await page.getByRole("option", { name: "A new profile…" }).click();
    await page.getByRole("combobox", { name: "Pat_ID", exact: true }).waitFor();
    await page.getByRole("combobox", { name: "Which sheet", exact: true }).click();
    await page.getByRole("option", { name: "Notizen" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await faults(page)).toEqual([]);
    await page.locator('input[type="file"]').setInputFiles({
      name: "empty.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(""),
    });
    await page.getByText("No table was found in this file.").waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("is read by a new profile, shown line by line, filed, and taken back", async () => {
    const page = await screen.open(clinic.nurse, at("?tab=import"));
    await page.locator('input[type="file"]').setInputFiles({
      name: "old-sheet.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(rows),
    });
    const choose = async (field: string, option: RegExp | string): Promise<void> => {
      await page.getByRole("combobox", { name: field, exact: true }).click();
      await page.getByRole("option", { name: option }).first().click();
    };
    await choose("Profile", "A new profile…");
    await page.getByLabel("Name of the profile").fill("old-sheet");
    await choose("Columns are separated by", "semicolon");
    await choose("Days are written", "day, month, year");
    await page.getByLabel("Whose patient numbers they are").fill("urn:longwatch:demo");
    await choose("Nr", "patient id");
    await choose("Tag", "collected at");
    await choose("Thrombozyten", /results of Platelets/);
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "Save how it is read" }).click();
    await page.getByRole("button", { name: "Bring it and look at it" }).click();
    await page.getByText("2 facts for people of this clinic").waitFor();
    await page.getByText("1 person who is no patient here").waitFor();
    await page.getByText("line 3").first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "File 2 facts" }).click();
    await page.getByText("2 facts were added").waitFor();
    await page.getByLabel("Why is it taken back?").fill("Another sheet was meant");
    await page.getByRole("button", { name: "Undo it" }).click();
    await page.getByText("2 facts were taken back").waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

test("a code without a proposal is looked up among all tests", async () => {
  await send("c2", "PID|1||demo-0002^^^urn:longwatch:demo", "X17^Something^L", "178");
  const page = await screen.open(clinic.nurse, at("?tab=codes"));
  const code = page.getByRole("region", { name: "GENLAB/GENERAL X17" });
  await code.getByRole("combobox", { name: "Means" }).fill("platelet");
  await page
    .getByRole("option", { name: /^Platelets/ })
    .first()
    .click();
  await code.getByRole("button", { name: /X17 means Platelets/ }).click();
  await page.getByText("Every code that came is known.").waitFor();
});

test("feeds show when they were heard last, day by day; all of it on a telephone, in the dark and in Spanish", async () => {
  const put = await screen.server.as(clinic.administrator, {
    method: "PUT",
    url: `/api/v1/clinics/${clinic.clinic}/feeds/general-lab`,
    payload: { expectedEveryHours: 24 },
  });
  expect(put.statusCode).toBe(204);
  await send("p1", "PID|1||X9^^^ELSEWHERE||Nobody^Bramble", "777-3^Platelets^LN", "18");
  const page = await screen.open(clinic.nurse, at("?tab=feeds"));
  await page.getByRole("img", { name: /general-lab: something came on 1 of the last 56 days/ }).waitFor();
  await page.getByText("every 24 hours").waitFor();
  expect(await faults(page)).toEqual([]);
  const phone = await screen.open(clinic.nurse, at(), {
    viewport: { width: 390, height: 844 },
    locale: "es-ES",
    colorScheme: "dark",
  });
  await phone.getByRole("link", { name: /GENLAB/ }).click();
  await phone.getByRole("heading", { name: "De quién puede ser" }).waitFor();
  expect(await faults(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
