import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { picture } from "./support/pictures.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 2);
});
afterAll(() => screen?.close());
const at = (section: string) => `/clinics/${clinic.clinic}/settings?section=${section}`;

test("a policy is written as a new version; what does not fit is said and not kept", async () => {
  const page = await screen.open(clinic.administrator, at("policy"));
  await page.getByRole("combobox", { name: "Which policy" }).click();
  await page.getByRole("option", { name: "How long records are kept" }).click();
  await page.getByText("what is shipped holds").waitFor();
  await page.getByLabel("Effective from").fill("2026-12-01");
  const content = page.getByLabel("Content, as JSON");
  await content.fill('{ "yearsAfterWatch": ');
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("cannot be read as JSON").waitFor();
  await content.fill('{ "yearsAfterWatch": 900 }');
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/not accepted/).waitFor();
  expect(await faults(page)).toEqual([]);
  await content.fill('{ "yearsAfterWatch": 20 }');
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved as version 1.").waitFor();
  expect(await faults(page)).toEqual([]);
  await picture(page, "settings-policy");
});

test("laboratories and feeds are shown and kept", async () => {
  const written = await screen.server.as(clinic.nurse, {
    method: "PUT",
    url: `/api/v1/clinics/${clinic.clinic}/laboratories/main`,
    payload: { name: "General laboratory", senders: ["GENLAB/GENERAL"], codes: { THRO: "platelets" } },
    headers: { "if-match": '"0"' },
  });
  expect(written.statusCode, written.body).toBe(200);
  const page = await screen.open(clinic.administrator, at("laboratories"));
  await page.getByRole("heading", { name: "General laboratory" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto(screen.base + at("feeds"));
  await page.getByLabel("Name of the feed").fill("general-lab");
  await page.getByRole("button", { name: "Expect it so" }).click();
  await page.getByRole("button", { name: "Expect general-lab no longer" }).waitFor();
  expect(await faults(page)).toEqual([]);
});
