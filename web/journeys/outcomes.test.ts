import type { Instant } from "@longwatch/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";
import { treatedWithCourse } from "./support/treated-with-course.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 1);
  const record = {
    record: 1,
    patient: { id: "followed", sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] },
    facts: treatedWithCourse,
  };
  await post("", { record });
});
afterAll(() => screen?.close());

const post = async (path: string, payload: object): Promise<void> => {
  const url = `/api/v1/clinics/${clinic.clinic}/patients${path}`;
  const { statusCode, body } = await screen.server.as(clinic.nurse, { method: "POST", url, payload });
  expect(statusCode, body).toBe(201);
};
const open = async (search = "", options = {}): Promise<Page> => {
  const path = `/clinics/${clinic.clinic}/patients/followed?tab=outcomes${search}`;
  const page = await screen.open(clinic.nurse, path, options);
  await page.getByRole("tabpanel").getByRole("table").first().waitFor();
  return page;
};

test("each course has its verdict, with the numbers and the definition beside it", async () => {
  const page = await open();
  const since = page.getByRole("region", { name: "Since each course" });
  await since.getByText("clinic, version 1").waitFor();
  const first = since.getByRole("region", { name: "Since the first infusion: course 1" });
  await first.getByText("improved", { exact: true }).waitFor();
  await first.getByText(/^EDSS 2\.0 on 14 Jul 2026, 3\.5 on 12 Dec 2022 before the course: improved\./).waitFor();
  await first.getByText(/^1 relapse in 3\.\d years/).waitFor();
  const second = since.getByRole("region", { name: "Since course 2" });
  await second.getByText("stable", { exact: true }).waitFor();
  await second
    .getByText("MRI: Active: 1 of 3 scans with new, enlarging or enhancing lesions (10 Sept 2025).")
    .waitFor();
  expect(await faults(page)).toEqual([]);
});

test("another definition answers otherwise, and says its own name", async () => {
  const page = await open();
  await page.getByLabel("Confirmed change by").selectOption("care-ms-cdi6");
  const since = page.getByRole("region", { name: "Since each course" });
  await since.getByText("care-ms-cdi6, version 1").waitFor();
  const definition = page.getByRole("region", { name: "By which definition" });
  await definition.getByText(/the first that lies 168 days or more/).waitFor();
  expect(await page.getByText("clinic, version 1").count()).toBe(0);
});

test("the years stand in three values, each a shape and a word, with what is missing", async () => {
  const page = await open();
  const years = page.getByRole("table", { name: "Disease activity by year" });
  const cellsOf = (year: string) =>
    years
      .getByRole("row", { name: new RegExp(`^${year} `) })
      .getByRole("cell")
      .allInnerTexts();
  expect((await cellsOf("1")).map((text) => text.split("\n")[0])).toEqual([
    "9 Jan 2024",
    "■ activity",
    "○ free",
    "? cannot tell",
    "? cannot tell",
    "■ activity",
    "■ activity",
  ]);
  expect((await cellsOf("2")).slice(1, 4)).toEqual(["○ free", "○ free", "○ free"]);
  await years.getByText("no EDSS near the end of the year").first().waitFor();
  await years.getByText("not over yet").waitFor();
});

test("what contradicts itself is asked about, and leads to its fact on the timeline", async () => {
  const page = await open();
  const findings = page.getByRole("region", { name: "To look at" });
  await findings.getByText("EDSS 2.0 is written; the examination gives 2.5. The written one is used.").waitFor();
  await findings.getByRole("button", { name: "Show 15 Jan 2025 on the timeline" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/fact=edss-2025-01-15/);
});

test("the drawing is a picture with a name, and all of it stands in a table that the keyboard opens", async () => {
  const page = await open();
  await page.getByRole("img", { name: /^EDSS over time. Examinations: 8, relapses: 1, scans: 4/ }).waitFor();
  await page.locator("summary", { hasText: "All readings as a table" }).focus();
  await page.keyboard.press("Enter");
  const readings = page.getByRole("table", { name: "All readings as a table" });
  await readings
    .getByRole("row", { name: /^12 Dec 2022 EDSS EDSS 3\.5, as written; visual 1, brainstem 0, pyramidal 3/ })
    .waitFor();
  await readings.getByRole("row", { name: /^5 Jun 2023 Relapse confirmed by examination/ }).waitFor();
  await readings.getByRole("row", { name: /^10 Sept 2025 MRI enhancing: 1; new or enlarging: 2/ }).waitFor();
  expect(await faults(page)).toEqual([]);
});

test("it turns with the history: as known then", async () => {
  const before = new Date(screen.server.clock.at).toISOString();
  screen.server.clock.at = (screen.server.clock.at + 60_000) as Instant;
  const worse = { kind: "edss-scored", id: "edss-2026-11-20", scoredOn: "2026-11-20", score: 4 };
  await post("/followed/facts", { facts: [worse] });
  const now = await open();
  await now.getByText("worse, not confirmed yet", { exact: true }).first().waitFor();
  const then = await open(`&known=${encodeURIComponent(before)}`);
  await then.getByText("stable", { exact: true }).waitFor();
  expect(await then.getByText("worse, not confirmed yet", { exact: true }).count()).toBe(0);
});

test("in Spanish it is in Spanish, on a narrow telephone in the dark", async () => {
  const page = await open("", {
    locale: "es-ES",
    viewport: { width: 320, height: 700 },
    colorScheme: "dark",
    hasTouch: true,
  });
  await page.getByRole("region", { name: "Desde cada ciclo" }).getByText("clinic, versión 1").waitFor();
  const panel = await page.getByRole("tabpanel").innerText();
  expect(panel).not.toMatch(/\b(the|and|with|since|scan|cannot|worse|year)\b/i);
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("before treatment it says that there is nothing to measure from", async () => {
  const patient = { id: "untreated", sex: "male", bornOn: "1991-02-03", jurisdiction: "EU", identifiers: [] };
  await post("", { record: { record: 1, patient, facts: [] } });
  const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/patients/untreated?tab=outcomes`);
  await page.getByText("No course is on file: there is nothing to measure from.").waitFor();
  await page.getByText("Neither an EDSS nor a relapse nor a scan with an exact day is on file.").waitFor();
  expect(await faults(page)).toEqual([]);
});
