import type { Instant } from "@longwatch/core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readyFacts } from "../../core/src/testing/ready.ts";
import { atRest } from "./support/at-rest.ts";
import { compared } from "./support/compared.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
/** The clinic's clock is an hour ahead. */
const start = "2026-06-01T07:00:00Z";
beforeAll(async () => {
  screen = await startScreen(start);
  clinic = await clinicOfPeople(screen, 1);
});
afterAll(() => screen?.close());

const tablet: BrowserContextOptions = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const morning = ["morning-answers", "morning-medicines", "medicines", "morning-vitals", "morning-authorised", "test"];
const post = async (path: string, payload: object, by = clinic.nurse): Promise<void> => {
  const url = `/api/v1/clinics/${clinic.clinic}/patients${path}`;
  const { statusCode, body } = await screen.server.as(by, { method: "POST", url, payload });
  expect(statusCode, body).toBe(201);
};
/** Somebody who comes with a decision to begin, so from who may sign: everything is in place but what is asked and measured this morning. */
const admit = (id: string, without: readonly string[] = morning, add: readonly object[] = []) =>
  post(
    "",
    {
      record: {
        record: 1,
        patient: { id, sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] },
        facts: [...readyFacts({ without, answers: add.length > 0 ? {} : { "active-infection": "not asked" } }), ...add],
      },
      details: { familyName: "Nobody", givenName: "Tilia" },
    },
    clinic.neurologist,
  );
const factsOf = async (patient: string, who = clinic.nurse) => {
  const url = `/api/v1/clinics/${clinic.clinic}/patients/${patient}/facts?limit=200`;
  const answer = await screen.server.as(who, { method: "GET", url });
  return (
    answer.json() as { facts: readonly ({ readonly id: string; readonly kind: string } & Record<string, unknown>)[] }
  ).facts;
};
const open = async (patient: string, options = tablet, search = "", who = clinic.nurse): Promise<Page> => {
  const context = await screen.of(who, options);
  const page = await context.newPage();
  await page.clock.install({ time: new Date(screen.server.clock.at) });
  await page.goto(`${screen.base}/clinics/${clinic.clinic}/patients/${patient}/infusion${search}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
};
/** So many minutes later, at the chair and at the server; somebody is at the screen now and then, or it would lock. */
const later = async (page: Page, minutes: number): Promise<void> => {
  for (let left = minutes; left > 0; left -= 10) {
    const step = Math.min(left, 10) * 60_000;
    screen.server.clock.at = (screen.server.clock.at + step) as Instant;
    await page.clock.fastForward(step);
    await page.keyboard.press("Shift");
    for (const who of [clinic.nurse, clinic.neurologist]) await factsOf("tilia", who);
    await atRest(page);
  }
};
const region = (page: Page, name: string | RegExp) => page.getByRole("region", { name });
const measure = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  const vitals = region(page, "Vital signs").first();
  for (const [name, value] of Object.entries(values)) await vitals.getByLabel(name, { exact: true }).fill(value);
  await vitals.getByRole("button", { name: "Save vital signs" }).click();
};
const allSent = (page: Page) => expect.poll(() => page.getByText(/not sent yet/).count(), { timeout: 15_000 }).toBe(0);

const looks = [
  ["tablet", { viewport: { width: 1024, height: 768 } }],
  ["tablet-upright-dark", { viewport: { width: 768, height: 1024 }, colorScheme: "dark" }],
  ["phone", { viewport: { width: 390, height: 844 } }],
] as const;

test("looks as in the pictures that are kept, in the middle of a day", async () => {
  await admit(
    "quercus",
    ["morning-authorised", "morning-vitals"],
    [
      {
        id: "running",
        kind: "infusion-given",
        infusedOn: "2026-06-01",
        drug: "alemtuzumab",
        doseMg: 12,
        orderedMg: 12,
        lot: "A123",
        dilutedAt: "2026-06-01T06:30:00+01:00",
        startedAt: "2026-06-01T07:05:00+01:00",
      },
      {
        id: "v-before",
        kind: "vitals-measured",
        measuredAt: "2026-06-01T06:50:00+01:00",
        systolic: 121,
        diastolic: 76,
        pulse: 70,
        temperatureC: 36.6,
        spo2: 98,
        phase: "before",
      },
      ...[
        ["07:35", 124, 78, 74, 36.8, 98],
        ["07:55", 165, 92, 88, 37.2, 97],
      ].map(([time, systolic, diastolic, pulse, temperatureC, spo2]) => ({
        id: `v-${time}`,
        kind: "vitals-measured",
        measuredAt: `2026-06-01T${time}:00+01:00`,
        systolic,
        diastolic,
        pulse,
        temperatureC,
        spo2,
        phase: "during",
      })),
      {
        id: "rash",
        kind: "reaction-observed",
        observedAt: "2026-06-01T07:40:00+01:00",
        symptom: "rash",
        grade: 2,
        action: "Antihistamine",
      },
      { id: "steroid", kind: "step-done", doneOn: "2026-06-01", step: "premedication", for: "2026-06-01" },
    ],
  );
  for (const [name, options] of looks) {
    const page = await (await screen.of(clinic.nurse, { hasTouch: true, ...options })).newPage();
    await page.clock.setFixedTime(new Date(screen.server.clock.at));
    await page.goto(`${screen.base}/clinics/${clinic.clinic}/patients/quercus/infusion`);
    await page.getByText("Running since 07:05").waitFor();
    await atRest(page);
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(1);
    expect(await compared(page, `infusion-${name}`)).toEqual("the same");
  }
});

test("red goes on only by a named person's word, which is shown and hides nothing", async () => {
  await admit("acer", ["morning-answers"]);
  const no = ["active-infection", "urinary-infection-symptoms", "possible-pregnancy", "steroid-at-hand"];
  const items = [
    ...no.map((condition) => ({ condition, answer: "no" })),
    ...["antiviral-at-hand", "intensive-care-at-hand"].map((condition) => ({ condition, answer: "yes" })),
  ];
  await post("/acer/facts", { facts: [{ kind: "history-reviewed", reviewedOn: "2026-06-01", items }] });
  const nurse = await open("acer");
  await region(nurse, "Ready today?").getByText("is for somebody to say who may sign").waitFor();
  expect(await nurse.getByRole("button", { name: "Go on all the same…" }).count()).toBe(0);
  const upright = { viewport: { width: 768, height: 1024 }, hasTouch: true, colorScheme: "dark" } as const;
  const page = await open("acer", upright, "", clinic.neurologist);
  const ready = region(page, "Ready today?");
  await ready.getByText("Do not begin").waitFor();
  const red = ready.getByRole("region", { name: "Speaks against it (1)" });
  await red.getByText("Steroid at hand").first().waitFor();
  await red.getByRole("button", { name: "Go on all the same…" }).click();
  expect(await red.getByRole("button", { name: "Go on, in my name" }).isDisabled()).toBe(true);
  await red.getByLabel(/^Why it is right to go on/).fill("On its way from the ward");
  await red.getByRole("button", { name: "Go on, in my name" }).click();
  await ready.getByText("Goes on by a named person's word").waitFor();
  await red.getByText("Overridden today by Noor Imagined: On its way from the ward").waitFor();
  expect(await faults(page)).toEqual([]);
});

test("against the list it begins by a named word; that it was begun all the same can always be written down", async () => {
  await admit("betula", ["morning-answers"]);
  const nurse = await open("betula");
  const infusion = region(nurse, "Infusion").first();
  const against = infusion.getByRole("region", { name: "It does not begin like this" });
  await against.getByText("No infection · not known").waitFor();
  await against.getByText(/^Whether to begin all the same is for somebody to say who may sign/).waitFor();
  expect(await infusion.getByRole("button", { name: "Start the infusion" }).count()).toBe(0);
  expect(await infusion.getByRole("button", { name: "Begin all the same…" }).count()).toBe(0);
  await against.getByRole("button", { name: "It was begun all the same…" }).click();
  const save = against.getByRole("button", { name: "Write down that it was begun" });
  expect(await save.isDisabled()).toBe(true);
  await against.getByLabel(/^How it came about/).fill("Begun on the ward by mistake");
  expect(await faults(nurse)).toEqual([]);
  await save.click();
  await infusion.getByText(/^Running since/).waitFor();
  await infusion
    .getByText(/^Begun against the list \(not in place: .*No infection.*\): Begun on the ward by mistake$/)
    .waitFor();
  await allSent(nurse);
  const told = await factsOf("betula");
  expect(told.filter(({ kind, about }) => kind === "decision-made" && about === "override")).toEqual([]);
  expect(told.filter(({ kind }) => kind === "infusion-given")).toMatchObject([
    { note: expect.stringContaining("Begun on the ward by mistake") },
  ]);

  // A bag without a time is not calm, and its time is asked for until it is there.
  await region(nurse, "Clocks").getByText("not known when it was diluted: enter it").waitFor();
  await infusion.getByLabel("Bag diluted at").fill("23:50");
  await infusion.getByText("That is after the infusion began.").waitFor();
  expect(await infusion.getByRole("button", { name: "Save the time" }).isDisabled()).toBe(true);
  await infusion.getByLabel("Bag diluted at").fill("07:45");
  expect(await faults(nurse)).toEqual([]);
  await infusion.getByRole("button", { name: "Save the time" }).click();
  await region(nurse, "Clocks").getByText("Ended by 15:45").waitFor();
  await infusion.getByText(/^Begun against the list/).waitFor();
  await allSent(nurse);

  await admit("corylus", ["morning-answers"]);
  const page = await open("corylus", tablet, "", clinic.neurologist);
  const mine = region(page, "Infusion").first();
  await mine.getByRole("button", { name: "Begin all the same…" }).click();
  await mine.getByLabel(/^Why it is right to begin all the same/).fill("Asked by telephone yesterday");
  expect(await faults(page)).toEqual([]);
  await mine.getByRole("button", { name: "Begin in my name" }).click();
  await mine.getByText(/^Running since/).waitFor();
  await mine.getByText(/^Begun against the list by a named person's word/).waitFor();
  await allSent(page);
  const words = (await factsOf("corylus")).filter(({ about }) => about === "override");
  expect(words.map(({ of }) => of)).toContain("readiness/infection");
  expect(new Set(words.map(({ rationale }) => rationale))).toEqual(new Set(["Asked by telephone yesterday"]));
});

test("a bag whose time is over is not begun, and a time that cannot be is refused", async () => {
  const steroid = { id: "steroid", kind: "step-done", doneOn: "2026-06-01", step: "premedication", for: "2026-06-01" };
  const before = { kind: "vitals-measured", measuredAt: "2026-06-01T06:50:00Z", phase: "before" };
  const well = { systolic: 121, diastolic: 76, pulse: 70, temperatureC: 36.6, spo2: 98 };
  await admit("fraxinus", ["morning-authorised", "morning-vitals"], [steroid, { id: "v", ...before, ...well }]);
  const page = await open("fraxinus");
  const infusion = region(page, "Infusion").first();
  const begin = infusion.getByRole("button", { name: "Start the infusion" });
  await begin.waitFor();
  await infusion.getByLabel("Bag diluted at").fill("23:30");
  await infusion.getByText("That time has not come yet.").waitFor();
  expect(await begin.isDisabled()).toBe(true);
  await infusion.getByLabel("Bag diluted at").fill("02:00");
  await infusion.getByText("This bag is not begun: a fresh one is diluted, and its time entered.").waitFor();
  expect(await begin.count()).toBe(0);
  expect(await faults(page)).toEqual([]);
  await infusion.getByLabel("Bag diluted at").fill("07:30");
  await begin.click();
  await infusion.getByText(/^Running since/).waitFor();
  await allSent(page);

  // A red flag stops whatever its grade, and the end is one press away.
  const reactions = region(page, "Reactions");
  await reactions.getByRole("button", { name: "Enter a reaction" }).click();
  await reactions.getByText("Chest pain", { exact: true }).click();
  await reactions.getByText("Stop for good").waitFor();
  await reactions.getByText("1 mild").click();
  await reactions.getByText("Stop for good").waitFor();
  expect(await reactions.getByText(/Mild and passing/).count()).toBe(0);
  await reactions.getByRole("button", { name: "Save the reaction" }).click();
  expect(await reactions.getByRole("button", { name: "Pause the infusion now" }).count()).toBe(0);

  // An alarm stands until a better value of its own sign is there.
  await measure(page, { Systolic: "185", Diastolic: "90", Pulse: "80" });
  const alarm = page.getByRole("alert").filter({ hasText: "At once: pause" });
  await alarm.getByText("Systolic 185 mmHg").waitFor();
  await alarm.getByText("Very high blood pressure on an infusion day").waitFor();
  await alarm.getByText("Stop the infusion. CT if there is headache or any new sign.").waitFor();
  await measure(page, { Pulse: "78" });
  await region(page, "Vital signs").first().getByRole("cell", { name: "78" }).waitFor();
  await alarm.getByText("Systolic 185 mmHg").waitFor();

  await reactions.getByRole("button", { name: "End the infusion now" }).click();
  expect(await faults(page)).toEqual([]);
  await reactions.getByRole("button", { name: "Only a part" }).click();
  await reactions.getByLabel("How many mg went in").fill("3");
  await reactions.getByRole("button", { name: "It has ended" }).click();
  await infusion.getByText(/^Ended at/).waitFor();
  await allSent(page);
});

test("a whole day: questions, go, an alarm, a reaction with its pause, a line that breaks, the end", async () => {
  await admit("tilia");
  const page = await open("tilia");
  await page.getByText("Course 1, infusion 1 of 5").waitFor();
  const ready = region(page, "Ready today?");
  await ready.getByText("Do not begin").waitFor();
  expect(await faults(page)).toEqual([]);

  const asked = region(page, "Questions of today");
  for (const question of ["Active infection?", "Urinary infection symptoms?", "Possible pregnancy?"])
    await asked.getByRole("radiogroup", { name: question }).getByText("No", { exact: true }).click();
  for (const question of ["Steroid at hand?", "Antiviral at hand?", "Intensive care at hand?"])
    await asked.getByRole("radiogroup", { name: question }).getByText("Yes", { exact: true }).click();
  await asked
    .getByRole("radiogroup", { name: /^All medicines/ })
    .getByText("Yes", { exact: true })
    .click();
  await asked.getByRole("radiogroup", { name: "Pregnancy test" }).getByText("Negative").click();
  await asked.getByRole("button", { name: "Save the answers" }).click();
  await measure(page, { Systolic: "118", Diastolic: "74", Pulse: "70", Temperature: "36.6", Oxygen: "98" });
  await ready.getByText("Everything is in place").waitFor();
  expect(await asked.count()).toBe(0);

  const infusion = region(page, "Infusion").first();
  await infusion.getByLabel("Bag diluted at").fill("08:00");
  await region(page, "Clocks").getByText("Ended by 16:00").waitFor();
  await infusion.getByLabel("Lot").fill("A123");
  await infusion.getByRole("button", { name: "Start the infusion" }).click();
  await infusion.getByText("Running since 08:00").waitFor();
  await allSent(page);

  await later(page, 30);
  await region(page, "Clocks").getByText("due since 08:30").waitFor();
  await measure(page, { Systolic: "165", Diastolic: "80", Pulse: "72", Temperature: "36.8", Oxygen: "97" });
  const alarm = page.getByRole("alert").filter({ hasText: "At once: pause" });
  await alarm.getByText("Systolic 165 mmHg: limit ≥ 160 mmHg").waitFor();
  expect(await faults(page)).toEqual([]);
  await allSent(page);

  // The line breaks: everything is entered all the same, and is shown as not sent.
  await page.context().setOffline(true);
  await later(page, 5);
  const reactions = region(page, "Reactions");
  await reactions.getByRole("button", { name: "Enter a reaction" }).click();
  await reactions.getByText("Rash or hives", { exact: true }).click();
  await reactions.getByText("2 needs treatment").click();
  await reactions.getByText(/slow or pause the infusion, treat/).waitFor();
  await reactions.getByLabel("What was done").fill("Antihistamine");
  await reactions.getByRole("button", { name: "Save the reaction" }).click();
  await reactions.getByRole("button", { name: "Pause the infusion now" }).click();
  await infusion.getByText("Paused since 08:35").waitFor();
  await measure(page, { Systolic: "130", Diastolic: "78", Pulse: "80" });
  await page.getByText("3 entries not sent yet").waitFor();
  expect(await page.getByText("not sent yet", { exact: true }).count()).toBe(3);
  expect(await faults(page)).toEqual([]);
  const before = await factsOf("tilia");
  expect(before.filter(({ kind }) => kind === "reaction-observed")).toEqual([]);

  await later(page, 20);
  await infusion.getByRole("button", { name: "Go on" }).click();
  await infusion.getByText("Running since 08:00").waitFor();
  await page.context().setOffline(false);
  await allSent(page);
  const after = await factsOf("tilia");
  expect(after.filter(({ kind }) => kind === "reaction-observed")).toMatchObject([
    {
      symptom: "rash",
      grade: 2,
      action: "Antihistamine",
      observedAt: expect.stringMatching(/^2026-06-01T08:3\d:\d\d\+01:00$/),
    },
  ]);
  expect(after.filter(({ kind }) => kind === "vitals-measured").length).toBe(3);

  await reactions.getByRole("button", { name: "Settled" }).click();
  await reactions.getByText("settled at 08:55").waitFor();
  await later(page, 240);
  await infusion.getByRole("button", { name: "End infusion" }).click();
  await infusion.getByRole("button", { name: "All of it: 12 mg" }).click();
  await infusion.getByText("Ended at 12:55").waitFor();
  await region(page, "Clocks").getByText("until 14:55").waitFor();
  await region(page, "Clocks").getByText("ended in time").waitFor();
  await page.getByRole("checkbox", { name: /^Call for help at once/ }).check();
  await page.getByRole("checkbox", { name: /^Corticosteroid/ }).check();
  await page.getByRole("checkbox", { name: /^Corticosteroid/ }).uncheck();
  await allSent(page);
  expect(await faults(page)).toEqual([]);
  const given = (await factsOf("tilia")).filter(({ kind }) => kind === "infusion-given");
  const last = given.find(({ id }) => !given.some((one) => one["supersedes"] === id))!;
  expect(last).toMatchObject({
    doseMg: 12,
    lot: "A123",
    dilutedAt: "2026-06-01T07:00:00Z",
    endedAt: expect.stringMatching(/^2026-06-01T12:55:/),
  });
  expect(last["pauses"]).toHaveLength(1);
});

test("what was entered without a line outlives a reload, and counts once", async () => {
  await admit("fagus", []);
  const page = await open("fagus");
  // The server takes it, and the answer is lost on its way back.
  let taken = 0;
  await page.route("**/facts", async (route) => {
    if ((await route.fetch()).status() === 201) taken += 1;
    await route.abort();
  });
  await page.getByRole("checkbox", { name: /^Call for help at once/ }).check();
  await page.getByText("1 entry not sent yet").waitFor();
  await expect.poll(() => taken).toBeGreaterThan(0);
  page.on("dialog", (asked) => void asked.accept());
  await page.reload();
  await page.getByText("1 entry not sent yet").waitFor();
  expect(await page.getByRole("checkbox", { name: /^Call for help at once/ }).isChecked()).toBe(true);
  await page.unroute("**/facts");
  await later(page, 1);
  await allSent(page);
  const ticks = (await factsOf("fagus")).filter(({ step }) => step === "told-warning-signs");
  expect(ticks).toHaveLength(1);
});

test("what the server does not take is said, holds what follows, and can be taken out", async () => {
  await admit("alnus", []);
  const page = await open("alnus");
  let refusals = 1;
  await page.route("**/facts", (route) => {
    refusals -= 1;
    const problem = {
      type: "/problems#content-refused",
      title: "x",
      status: 422,
      detail: "Not like this.",
      issues: [],
    };
    return refusals < 0
      ? route.continue()
      : route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(problem) });
  });
  await page.getByRole("checkbox", { name: /^Call for help at once/ }).check();
  const refused = page.getByRole("alert").filter({ hasText: "The server did not take an entry" });
  await refused.getByText("Not like this.").waitFor();
  await page.getByRole("checkbox", { name: /^The alert card/ }).check();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const asked = page.getByRole("dialog", { name: "Not everything has arrived" });
  await asked.getByText(/Signing out would lose it/).waitFor();
  expect(await faults(page)).toEqual([]);
  await asked.getByRole("button", { name: "Stay" }).click();
  await refused.getByRole("button", { name: "Take it out" }).click();
  await allSent(page);
  const told = (await factsOf("alnus")).flatMap(({ step }) => (String(step).startsWith("told-") ? [step] : []));
  expect(told).toEqual(["told-alert-card"]);
});

test("the day before shows how that day looks, and lets nothing be entered", async () => {
  await admit("salix", [], []);
  await post("/salix/facts", {
    facts: [
      { id: "later", kind: "course-planned", firstInfusionOn: "2026-06-15", courseNumber: 1, supersedes: "plan" },
    ],
  });
  const page = await open("salix", { viewport: { width: 390, height: 844 }, hasTouch: true, locale: "es-ES" });
  await page.getByText("Hoy no hay ninguna infusión prevista ni en curso.").waitFor();
  await page.getByRole("link", { name: "Ver ese día" }).click();
  await page.getByText(/^Así se ve el 15 jun 2026 desde hoy/).waitFor();
  expect(await page.getByRole("button", { name: "Guardar constantes" }).count()).toBe(0);
  expect(await faults(page)).toEqual([]);
  const main = await page.getByRole("main").innerText();
  expect(main).not.toMatch(/\b(the|and|with|not|known|missing)\b/i);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

// Last: it ends the nurse's session.
test("under the lock it is told that an infusion runs and what is due, of whom is not", async () => {
  const infusion = { kind: "infusion-given", infusedOn: "2026-06-01", drug: "alemtuzumab", doseMg: 12, orderedMg: 12 };
  const startedAt = new Date(screen.server.clock.at).toISOString();
  await admit("ilex", ["morning-authorised"], [{ id: "running", ...infusion, startedAt }]);
  const page = await open("ilex");
  await region(page, "Infusion")
    .first()
    .getByText(/^Running since/)
    .waitFor();
  await page.getByRole("button", { name: "Lock the screen" }).click();
  const lock = page.getByRole("dialog", { name: "The screen is locked" });
  await lock.getByText("An infusion is running on the page under this lock.").waitFor();
  expect(await faults(page)).toEqual([]);
  await page.clock.fastForward(31 * 60_000);
  await lock.getByText(/Vital signs have been due since/).waitFor();
  expect(await lock.innerText()).not.toMatch(/Nobody|Tilia|ilex/);
  expect(await faults(page)).toEqual([]);
});
