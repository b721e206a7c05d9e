import { readFileSync } from "node:fs";
import type { ChartJson } from "@longwatch/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestPerson } from "../../server/src/testing/http.ts";
import { laboratory } from "./support/laboratory.ts";
import { looksAsKeptIn, onAScreen, onThePhone, ways } from "./support/looks.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { quarterly } from "./support/quarterly.ts";
import { type Screen, startScreen } from "./support/screen.ts";

/** Pages in the middle of work: what is opened, asked or typed on them. */
let screen: Screen;
let clinic: Clinic;
let chart: ChartJson;
let table: string;
const ginger = "/patients/demo-0007";
const api = (method: "GET" | "POST" | "PUT", path: string, payload?: object | string, headers = {}) =>
  screen.server.as(clinic.neurologist, {
    method,
    url: `/api/v1/clinics/${clinic.clinic}${path}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
const count = (number: string, pid: string, code: string): string =>
  [
    `MSH|^~\\&|GENLAB|GENERAL|LW|C|20261120080000+0000||ORU^R01|${number}|P|2.5.1`,
    `PID|1||${pid}`,
    "OBR|1||F1|CBC|||20261119080000+0000",
    `OBX|1|NM|${code}||34|10*9/L|150-400||||F|||20261119080000+0000`,
  ].join("\r");
const rows = [
  "Nr;Tag;Thrombozyten",
  "demo-0003;01.10.2026;212",
  "demo-0003;31.02.2026;190",
  "demo-0004;02.10.2026;205",
  "nobody;02.10.2026;201",
].join("\n");

beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 24);
  const send = await laboratory(screen, clinic);
  await send(count("s1", "L77^^^GENLAB||Nobody^Bramble||19010101", "777-3^Platelets^LN"));
  await send(count("s2", "demo-0002^^^urn:longwatch:demo", "THRO^Platelets^L"));
  await send(readFileSync("docs/tutorial/april-final.hl7", "utf8").replaceAll("202604", "202611"));
  const policy = { effectiveFrom: "2020-01-01", content: quarterly };
  const written = await api("PUT", "/policies/rules", policy, { "if-match": '"0"' });
  expect(written.statusCode, written.body).toBe(200);
  const profile = {
    delimiter: ";",
    dateOrder: "dmy",
    patientSystem: "urn:longwatch:demo",
    columns: { Nr: "patient_id", Tag: "collected_at", Thrombozyten: { analyte: "platelets", unit: "10*9/L" } },
  };
  const put = await api("PUT", "/imports/profiles/old-sheet", profile, { "if-match": '"0"' });
  expect(put.statusCode, put.body).toBe(200);
  const brought = await api("POST", "/imports/from/old-sheet", rows, { "content-type": "text/csv" });
  table = brought.json<{ import: string }>().import;
  chart = (await api("GET", `${ginger}/chart`)).json<ChartJson>();
});
afterAll(() => screen?.close());

const why = (key: string): string => `${ginger}?why=${encodeURIComponent(key)}`;
const signal = (): string => why(chart.signals.find(({ state }) => state === "open")!.key);
const obligation = (): string =>
  why(
    chart.obligations.flatMap(({ ticks }) => ticks).find(({ status }) => status === "overdue" || status === "due")!.key,
  );
const reasons = (page: Page) => page.getByRole("dialog").getByRole("heading", { name: "Decide otherwise" }).waitFor();

type State = {
  readonly name: string;
  readonly path: () => string;
  /** The nurse, where nobody is named; `anew`: one of her own, who is signed in nowhere else. */
  readonly who?: "neurologist" | "anew";
  readonly shown: (page: Page) => Promise<unknown>;
};
const form = (name: string, label: string, fill: (page: Page) => Promise<unknown> = async () => undefined): State => ({
  name: `form-${name}`,
  path: () => ginger,
  shown: async (page) => {
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("menuitem", { name: label }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).waitFor();
    await fill(page);
  },
});
const typed = async (page: Page): Promise<void> => {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Test" }).click();
  await page.keyboard.type("Platelets");
  await page.getByRole("option", { name: "Platelets", exact: true }).click();
  await dialog.getByLabel("Value").fill("62");
  await dialog.getByText("range").first().waitFor();
};

const states: readonly State[] = [
  { name: "why-signal", path: signal, who: "neurologist", shown: reasons },
  { name: "why-obligation", path: obligation, who: "neurologist", shown: reasons },
  {
    name: "waive",
    path: obligation,
    who: "neurologist",
    shown: async (page) => {
      await page.getByRole("textbox", { name: "Why" }).fill("Had it done abroad; the letter is on its way.");
      await page.getByRole("button", { name: "Sign, by name" }).scrollIntoViewIfNeeded();
    },
  },
  form("result", "Results", typed),
  form("infusion", "Infusion"),
  form("symptoms", "Symptoms by telephone", (page) =>
    page.getByRole("dialog").getByRole("group").first().getByLabel("No", { exact: true }).check(),
  ),
  form("history", "History reviewed"),
  form("medicines", "Medicines reviewed"),
  form("relapse", "Relapse"),
  form("exam", "Examination"),
  form("contact", "Call or letter"),
  form("correct", "Correct or take back"),
  {
    name: "protocol-comparison",
    path: () => "/protocols?protocol=alemtuzumab-eu@2018&view=compare",
    who: "neurologist",
    shown: (page) => page.getByText(/added, .* removed/).waitFor(),
  },
  {
    name: "protocol-effects",
    path: () => "/protocols?protocol=alemtuzumab-eu@2018&view=adopt",
    who: "neurologist",
    shown: async (page) => {
      await page.getByRole("button", { name: "Work it out" }).click();
      await page.getByText("24 of 24 people looked at").waitFor();
      await page.getByRole("heading", { name: "Person by person" }).waitFor();
      await page
        .getByRole("img", { name: /^By this version: / })
        .evaluate((of) => of.scrollIntoView({ block: "center" }));
    },
  },
  {
    name: "locked",
    path: () => "/worklist",
    // To lock is to end the session.
    who: "anew",
    shown: async (page) => {
      await page.getByRole("button", { name: "Lock the screen" }).click();
      await page.getByRole("dialog", { name: "The screen is locked" }).waitFor();
    },
  },
  {
    name: "intake-held",
    path: () => "/intake",
    shown: async (page) => {
      await page
        .getByRole("link", { name: /GENLAB/ })
        .first()
        .click();
      await page.getByRole("heading", { name: "Whom it may be about" }).waitFor();
    },
  },
  {
    name: "intake-codes",
    path: () => "/intake?tab=codes",
    shown: (page) => page.getByRole("region", { name: /THRO/ }).waitFor(),
  },
  {
    name: "intake-import",
    path: () => `/intake?tab=import&import=${table}`,
    shown: (page) => page.getByRole("button", { name: /^File \d/ }).waitFor(),
  },
];

/** A nurse whose session is hers alone, with an address that is the same every time. */
async function anew(way: string): Promise<TestPerson> {
  const person = await screen.server.person(clinic.clinic, ["nurse"], "Nora Winter");
  const address = `nora.winter@${way}.example`;
  const { query } = screen.database.owner;
  await query.updateTable("account").set({ address }).where("account_id", "=", person.account).execute();
  return person;
}

describe.each(states)("$name", ({ name, path, who, shown }) => {
  test.each([
    ["at the desk: light and dark", onAScreen],
    ["on a telephone", onThePhone],
  ])("looks %s as it did when it was looked at", async (_, these) => {
    const person = who === "anew" ? await anew(these[0]) : clinic[who ?? "nurse"];
    const page = await screen.open(person, `/clinics/${clinic.clinic}${path()}`, ways[these[0]]);
    await shown(page);
    await looksAsKeptIn(page, name, these, name !== "locked");
  });
});
