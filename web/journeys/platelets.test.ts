import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ada } from "../../server/src/testing/samples.ts";
import { atRest } from "./support/at-rest.ts";
import { faults } from "./support/faults.ts";
import { laboratory } from "./support/laboratory.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

const april = readFileSync("docs/tutorial/april-final.hl7", "utf8");
let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 3);
});
afterAll(() => screen?.close());

const url = (path: string): string => `/api/v1/clinics/${clinic.clinic}${path}`;

test("a low platelet count comes from the laboratory, is seen, rung about, repeated and resolved", async () => {
  const patient = { ...ada.patient, identifiers: [{ system: "CLINIC", value: "M1001" }] };
  const details = { familyName: "Byron", givenName: "Ada", telephone: "01632 960123" };
  await screen.server.as(clinic.nurse, {
    method: "POST",
    url: url("/patients"),
    payload: { record: { ...ada, patient }, details },
  });
  const send = await laboratory(screen, clinic);

  // The nurse's list is open before the message comes.
  const nora = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist`);
  await nora.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await atRest(nora);
  await send(april.replace("M2001", "M1001").replace("|134|", "|42|").replaceAll("202604", "202611"));
  await nora.getByRole("button", { name: /show/i }).click();
  const line = nora
    .getByRole("list", { name: /What is to be done/ })
    .getByRole("listitem")
    .filter({ hasText: "Byron, Ada" })
    .filter({ hasText: "Platelets below 50." });
  await line.first().click();
  expect(await faults(nora)).toEqual([]);
  await nora
    .getByRole("link", { name: /01632 960123/ })
    .first()
    .waitFor();
  await nora.getByRole("button", { name: "Take", exact: true }).first().click();
  await line
    .filter({ hasText: "you" })
    .or(line.filter({ hasText: "Nora Winter" }))
    .first()
    .waitFor();
  await nora.getByRole("button", { name: "Reached", exact: true }).click();
  await nora
    .getByText(/written down/i)
    .first()
    .waitFor();

  // The neurologist sees the patient, and why.
  const noor = await screen.open(clinic.neurologist, `/clinics/${clinic.clinic}/patients/lw-0001`);
  await noor.getByText("Platelets below 50").first().waitFor();
  await noor.getByRole("button", { name: /^Why/ }).first().click();
  const why = noor.getByRole("dialog");
  await why.getByText(/42/).first().waitFor();
  expect(await faults(noor)).toEqual([]);
  await why.getByLabel("Decision").click();
  await noor.getByRole("option", { name: "resolved", exact: false }).click();
  await why.getByLabel("Why").fill("A citrate tube shows 212; the first sample had clumped.");
  await why.getByRole("button", { name: "Sign", exact: false }).click();
  await noor.keyboard.press("Escape");
  await noor.getByText("Platelets below 50").first().waitFor();

  // And the nurse's list has it no more.
  await line.first().waitFor({ state: "detached" });
});
