import type { ChartJson } from "@longwatch/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { laboratory } from "./support/laboratory.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
let patient: string;
let chart: ChartJson;
const tabs = ["Watch", "Results", "Warnings", "Courses", "Documents", "History", "Decisions", "Outcomes"];
const slow = { timeout: 15_000 };
const moment = "2026-11-21T09:00:00Z";

const api = (path: string) => `/api/v1/clinics/${clinic.clinic}${path}`;
const get = async <T>(path: string): Promise<T> =>
  (await screen.server.as(clinic.nurse, { method: "GET", url: api(path) })).json<T>();
const open = async (search = "", options = {}): Promise<Page> => {
  const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/patients/${patient}${search}`, options);
  await page.getByRole("application", { name: "Timeline" }).waitFor();
  return page;
};
const read = (page: Page): Promise<string> =>
  page.getByRole("application").locator("xpath=../..").getByRole("status").innerText();

/** Of a few people the one with the most results, and a warning that is open. */
beforeAll(async () => {
  screen = await startScreen(moment);
  clinic = await clinicOfPeople(screen, 8);
  const { patients } = await get<{ patients: { patient: string }[] }>("/patients?limit=50");
  const charts = await Promise.all(
    patients.map(async (one) => ({ id: one.patient, chart: await get<ChartJson>(`/patients/${one.patient}/chart`) })),
  );
  const points = (one: ChartJson) => one.series.reduce((sum, series) => sum + series.points.length, 0);
  const isOpen = (one: ChartJson) => one.signals.some(({ state }) => state === "open");
  ({ id: patient, chart } = charts
    .filter((one) => isOpen(one.chart))
    .reduce((a, b) => (points(b.chart) > points(a.chart) ? b : a)));
});
afterAll(() => screen?.close());

describe("the page of a patient", () => {
  test.each([
    ["in light on a screen", {}],
    ["in dark on a telephone", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
  ])("no tab has a fault, %s", async (_way, options) => {
    const page = await open("", options);
    for (const tab of tabs) {
      await page.getByRole("tab", { name: tab }).click();
      await page.locator("[role=tabpanel]:visible h2").first().waitFor();
      expect(await faults(page), tab).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
    }
  });

  test("says what must be seen first, in which month the watch is, and that nobody has signed the rules", async () => {
    const page = await open();
    const grave = chart.signals.find(({ state }) => state === "open")!;
    await page.getByRole("region", { name: "Must be seen" }).getByText(grave.name).waitFor();
    await page.getByText(`Month ${chart.followUp.month} of ${chart.followUp.ofMonths}`).first().waitFor();
    await page.getByRole("button", { name: /Rules of EU.*not signed/ }).click();
    await page.getByText("not for clinical use").waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("on paper has no buttons for acting, and the years on few pages", async () => {
    const page = await open("?tab=watch");
    await page.getByRole("button", { name: "Take", exact: true }).first().waitFor();
    const margin = { top: "10mm", bottom: "10mm", left: "10mm", right: "10mm" };
    const paper = (await page.pdf({ format: "A4", margin })).toString("latin1");
    expect(paper.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(7);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "Take", exact: true }).count()).toBe(0);
  });

  test("in Spanish is in Spanish", async () => {
    const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/patients/${patient}?tab=results`, {
      locale: "es-ES",
    });
    await page.getByRole("application", { name: "Línea de tiempo" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("region", { name: "Debe verse" }).waitFor();
    await page.getByRole("region", { name: "Resultados" }).first().waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

describe("the timeline by keyboard", () => {
  test("goes from value to value and from row to row, and says each with its unit and what it means", async () => {
    const page = await open();
    const series = chart.series.find(({ key }) => key === "platelets")!;
    const timeline = page.getByRole("application", { name: "Timeline" });
    await timeline.focus();
    const wanted = /^Platelets \d+ \w+ 20\d\d: [\d.]+ ×10⁹\/L, (low|high|in range)/;
    for (let i = 0; i < 40 && !wanted.test(await read(page)); i += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    const last = await read(page);
    expect(last).toMatch(wanted);
    const point = series.points.at(-1)!;
    expect(last).toContain(`${point.value} ×10⁹/L, ${point.judged === "inside" ? "in range" : point.judged}`);
    await page.keyboard.press("ArrowLeft");
    expect(await read(page)).toContain(`${series.points.at(-2)!.value} ×10⁹/L`);
    await page.keyboard.press("Home");
    expect(await read(page)).toContain(`${series.points[0]!.value} ×10⁹/L`);
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await page.keyboard.press("End");
    expect(await page.locator('[data-row="platelets"] line[class*="read-mark"]').count()).toBe(1);
    expect(await faults(page)).toEqual([]);
  });

  test("a date opens its reasons, and a fact there is shown where it stands", async () => {
    const page = await open();
    await page
      .getByRole("button", { name: /^Why: Full blood count/ })
      .first()
      .click();
    await page
      .getByRole("dialog")
      .getByText(/Time: it opens on|Time: it is late from/)
      .waitFor();
    const row = chart.obligations.find(({ rule }) => rule === "monitor.cbc")!;
    const done = row.ticks.find(({ status }) => status === "fulfilled")!;
    await page.goto(`${screen.base}/clinics/${clinic.clinic}/patients/${patient}?why=${encodeURIComponent(done.key)}`);
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("heading", { name: "What would change it" }).waitFor();
    await drawer
      .getByText(/Local policy that a clinician must sign|Read in the original/)
      .first()
      .waitFor();
    expect(await faults(page)).toEqual([]);
    await drawer
      .getByRole("button", { name: /^Show on the timeline: .* 20\d\d: [\d.]+ / })
      .first()
      .click();
    await drawer.waitFor({ state: "hidden" });
    expect(await read(page)).toMatch(/\d{4}: /);
  });

  test("a warning in the timeline opens its reasons, and Escape closes them", async () => {
    const page = await open();
    await page.getByRole("application").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("application").locator('[data-row="warnings"][data-current]').waitFor();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("heading", { name: "What closes it" }).waitFor();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    expect(new URL(page.url()).searchParams.get("why")).toBe(
      chart.signals
        .filter(({ state }) => state === "open")
        .toSorted((a, b) => (a.since < b.since ? -1 : 1))
        .at(-1)!.key,
    );
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
  });

  test("vital signs have a group of their own, each reading with its moment, and who judges them", async () => {
    const vitals = chart.series.filter(({ group }) => group === "vital-sign");
    expect(vitals.map(({ key }) => key)).toContain("systolic");
    const page = await open("", { viewport: { width: 1280, height: 1600 } });
    await page.getByText("Vital signs", { exact: true }).waitFor();
    await page.locator('[data-row="systolic"]').scrollIntoViewIfNeeded();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "As a table" }).click();
    const rows = page.getByRole("row").filter({ hasText: /Systolic blood pressure \d.*: \d+ mmHg, / });
    expect(await rows.count()).toBe(vitals.find(({ key }) => key === "systolic")!.points.length);
    await rows
      .filter({ hasText: /during the infusion.*not judged/ })
      .first()
      .waitFor();
    await page.goto(`${screen.base}/clinics/${clinic.clinic}/patients/${patient}?tab=results`);
    const panel = page.getByRole("tabpanel");
    await panel.locator("table").waitFor();
    const older = panel.getByRole("button", { name: "Older days" });
    while ((await panel.getByText(/readings, not judged/).count()) === 0) await older.click();
    expect(await faults(page)).toEqual([]);
    await panel.locator("table").evaluate((table) => table.scrollIntoView({ block: "end" }));
  });

  test("as a table it has every result, each with its unit", async () => {
    const page = await open();
    await page.getByRole("button", { name: "As a table" }).click();
    const series = chart.series.find(({ key }) => key === "platelets")!;
    const rows = page.getByRole("row").filter({ hasText: /^\d+ \w+ 20\d\d\s*Platelets .*×10⁹\/L/ });
    expect(await rows.count()).toBe(series.points.length);
    expect(await faults(page)).toEqual([]);
  });
});

describe("deciding otherwise", () => {
  test("who may sign decides beside the reasons, and what they did is told there", async () => {
    const { key } = chart.signals.find(({ state }) => state === "open")!;
    const page = await screen.open(
      clinic.neurologist,
      `/clinics/${clinic.clinic}/patients/${patient}?why=${encodeURIComponent(key)}`,
    );
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("heading", { name: "Decide otherwise" }).waitFor();
    expect(await faults(page)).toEqual([]);
    await drawer.getByRole("textbox", { name: /Why/ }).fill("Rang her: no bleeding; repeat in hospital now.");
    await drawer.getByRole("button", { name: /Sign/ }).click();
    await drawer.getByRole("heading", { name: "What people did about it" }).waitFor();
  });
});

describe("a correction after the fact", () => {
  test("the slider shows the page as it was known before, and the list what replaced what", async () => {
    const wrong = { kind: "result-reported", collectedOn: "2026-11-20", analyte: "alt", value: 412, unit: "U/L" };
    const send = async (fact: object) =>
      (
        await screen.server.as(clinic.nurse, {
          method: "POST",
          url: api(`/patients/${patient}/facts`),
          payload: { facts: [fact] },
        })
      ).json<{ ids: [string] }>().ids[0];
    screen.server.clock.at = (screen.server.clock.at + 60_000) as typeof screen.server.clock.at;
    const mistaken = await send(wrong);
    screen.server.clock.at = (screen.server.clock.at + 60_000) as typeof screen.server.clock.at;
    await send({ ...wrong, value: 42, supersedes: mistaken });

    const page = await open("?tab=history");
    const entries = page.getByRole("region", { name: "Entry" });
    const struck = entries.getByRole("row").filter({ has: page.locator("s", { hasText: "412 U/L" }) });
    await struck.getByText(/No longer holds. Replaced by: Alanine aminotransferase: 42 U\/L/).waitFor();
    await struck.getByText("Nora Winter").waitFor();
    await entries.getByRole("row").filter({ hasText: "Corrects: Alanine aminotransferase: 412 U/L" }).waitFor();
    await page.getByRole("tablist").scrollIntoViewIfNeeded();

    const slider = page.getByRole("slider", { name: "What was known when" });
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/known=/);
    await page.keyboard.press("ArrowLeft");
    await page.getByText(/You see this patient as known 21 Nov 2026/).waitFor();
    await page
      .getByRole("region", { name: "Must be seen" })
      .getByText(/ALT|liver/i)
      .first()
      .waitFor();
    await expect.poll(() => page.locator('[data-row="alt"]').innerText(), slow).toContain("412 U/L");
    expect(await entries.locator("s").count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "Back to today" }).click();
    await expect.poll(() => page.locator('[data-row="alt"]').innerText(), slow).toContain("42 U/L");
  });

  test("tasks and documents turn with it: what was taken or came later is not there yet", async () => {
    const later = () => {
      screen.server.clock.at = (screen.server.clock.at + 60_000) as typeof screen.server.clock.at;
      return new Date(screen.server.clock.at).toISOString();
    };
    const shown = await get<{ version: number; patient: { identifiers?: { system: string; value: string }[] } }>(
      `/patients/${patient}`,
    );
    const before = later();
    const { lines } = await get<{ lines: { key: string; text: string; owner: string | null }[] }>(
      `/worklist?patient=${patient}&setAside=in&owner=none`,
    );
    const [task] = lines;
    later();
    const taken = await screen.server.as(clinic.nurse, {
      method: "POST",
      url: api(`/patients/${patient}/task-acts`),
      payload: { task: task!.key, action: "take" },
    });
    expect(taken.statusCode, taken.body).toBe(201);
    const named = { patient: { ...shown.patient, identifiers: [{ system: "CLINIC", value: "M4711" }] } };
    const changed = await screen.server.as(clinic.nurse, {
      method: "PUT",
      url: api(`/patients/${patient}/header`),
      headers: { "if-match": `"${shown.version + 1}"` },
      payload: named,
    });
    expect(changed.statusCode, changed.body).toBe(200);
    later();
    const send = await laboratory(screen, clinic);
    const pdf = Buffer.from("%PDF-1.7\n% a report\n%%EOF").toString("base64");
    await send(
      [
        "MSH|^~\\&|LAB|MAIN|LW|C|20261121090500+0000||ORU^R01|D1|P|2.5.1",
        "PID|1||M4711^^^CLINIC^MR",
        "OBR|1||FD1|CBC|||20261120",
        `OBX|1|ED|11502-2^Laboratory report^LN||^application^pdf^Base64^${pdf}||||||F`,
      ].join("\r"),
    );

    const page = await open("?tab=documents");
    const panel = page.getByRole("tabpanel");
    await panel.getByRole("link", { name: "Laboratory report" }).waitFor();
    await page.getByRole("tab", { name: "Watch" }).click();
    const line = panel.getByRole("listitem").filter({ hasText: task!.text });
    await line.filter({ hasText: "taken by you" }).first().waitFor();

    await page.goto(`${screen.base}/clinics/${clinic.clinic}/patients/${patient}?known=${encodeURIComponent(before)}`);
    await line.filter({ hasText: "nobody has taken it" }).first().waitFor();
    expect(await line.filter({ hasText: "taken by you" }).count()).toBe(0);
    await page.getByRole("tab", { name: "Documents" }).click();
    await panel.getByText("No document had come for this patient by then.").waitFor();
    expect(await faults(page)).toEqual([]);

    // The document, which brought no fact, is a step of the slider too.
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByRole("slider", { name: "What was known when" }).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.getByText(/· 1 document$/).waitFor();
    await page.getByRole("tab", { name: "Documents" }).click();
    await panel.getByRole("link", { name: "Laboratory report" }).waitFor();
  });
});
