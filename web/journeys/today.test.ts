import { defaultRoster } from "@longwatch/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic, theServer } from "../../server/src/db/transaction.ts";
import { addClinic } from "../../server/src/testing/database.ts";
import { raise, settle } from "../../server/src/usecases/notices.ts";
import { runSentinel } from "../../server/src/usecases/sentinel.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 60);
}, 120_000);
afterAll(() => screen?.close());

const list = (page: Page) => page.getByRole("list", { name: /What is to be done/ });
const rows = (page: Page) => list(page).getByRole("listitem");
const chosen = (page: Page) => page.locator('[aria-current="true"][data-line]');
async function today(who = clinic.nurse, options = {}): Promise<Page> {
  const page = await screen.open(who, `/clinics/${clinic.clinic}/worklist`, options);
  await list(page).waitFor();
  return page;
}
const api = (who: Clinic["nurse"], method: "GET" | "POST", path: string, payload?: object) =>
  screen.server.as(who, {
    method,
    url: `/api/v1/clinics/${clinic.clinic}${path}`,
    ...(payload === undefined ? {} : { payload }),
  });
type Line = { patient: string; key: string; owner: string | null };
const lines = async (): Promise<readonly Line[]> =>
  (await api(clinic.nurse, "GET", "/worklist?limit=200")).json<{ lines: Line[] }>().lines;

test("the morning round, by keyboard alone: choose, take, ring, record, done, undo", async () => {
  const page = await today();
  const [first, second] = await lines();
  const keys = page.keyboard;
  await keys.press("j");
  expect(await chosen(page).getAttribute("data-line")).toBe(`${first!.patient} ${first!.key}`);
  await keys.press("j");
  await keys.press("k");
  await keys.press("j");
  expect(await chosen(page).getAttribute("data-line")).toBe(`${second!.patient} ${second!.key}`);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-current"))).toBe("true");

  await keys.press("t");
  await page.getByText("Taken.", { exact: true }).waitFor();
  await rows(page).nth(1).getByText("Nora Winter").waitFor();
  expect(await faults(page)).toEqual([]);
  await keys.press("u");
  await page.getByText("Taken back.").waitFor();
  await rows(page).nth(1).getByText("nobody yet").waitFor();
  expect((await lines())[1]).toMatchObject({ key: second!.key, owner: null });

  await keys.press("c");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Reached");
  await keys.press("Enter");
  await page.getByText("Written down: Reached.").waitFor();
  const facts = (await api(clinic.nurse, "GET", `/patients/${second!.patient}/facts?limit=200`)).json<{
    facts: { kind: string; about?: string; outcome?: string }[];
  }>().facts;
  expect(facts.find(({ kind }) => kind === "contact-made")).toMatchObject({ outcome: "reached", about: second!.key });

  await keys.press("d");
  await page.getByRole("dialog", { name: "Done" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await keys.type("Told the family doctor");
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.press("Enter");
  await page.getByText("Said to be done.").waitFor();
  await rows(page).nth(1).getByText("Nora Winter said it is done").waitFor();
  await chosen(page).waitFor();
  await keys.press("u");
  await page.getByText("Taken back.").waitFor();

  await keys.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await keys.press("Escape");
  await keys.press("/");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^◆At once/);
  await keys.press("j");
  await keys.press("Enter");
  await page.waitForURL(/\/patients\/demo-/);
});

test("several at once: taken, and taken back; what one of them refuses the others do not feel", async () => {
  const page = await today();
  const [a, b] = await lines();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByRole("group", { name: "2 selected" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("group", { name: "2 selected" }).getByRole("button", { name: "Take" }).click();
  await page.getByText("2 taken.").waitFor();
  const owners = async () =>
    (await lines())
      .filter((one) => [a, b].some((it) => it!.key === one.key && it!.patient === one.patient))
      .map(({ owner }) => owner);
  expect(new Set(await owners())).toEqual(new Set([clinic.nurse.account]));
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back.").waitFor();
  expect(new Set(await owners())).toEqual(new Set([null]));
});

test("somebody took it meanwhile: it is said, and nothing is overwritten", async () => {
  const page = await today(clinic.nurse);
  await page.route("**/worklist*", (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  const [first] = await lines();
  await api(clinic.neurologist, "POST", `/patients/${first!.patient}/task-acts`, { task: first!.key, action: "take" });
  await page.keyboard.press("j");
  await page.keyboard.press("t");
  await page.getByText("1 line has somebody else by now. Nothing was overwritten; look who has it.").waitFor();
  expect((await lines())[0]).toMatchObject({ owner: clinic.neurologist.account });
  expect(await faults(page)).toEqual([]);
});

test("the clinic's own line is done and taken back, and who acts on it second is told", async () => {
  const scope = { clinic: clinic.clinic, actor: theServer, at: screen.server.clock.at } as const;
  const alarm = {
    key: "sentinel-alarm/journey",
    kind: "sentinel-alarm",
    role: "administrator",
    urgency: "IMMEDIATE",
    about: "journey",
    content: { alarm: "cannot-assess" },
  } as const;
  await inClinic(screen.database.app, scope, (tx) => raise(tx, alarm));
  const page = await today();
  const line = page.locator(`[data-line=" ${alarm.key}"]`);
  await line.click();
  await page.keyboard.press("d");
  await page.getByRole("dialog", { name: "Done" }).waitFor();
  await page.keyboard.type("Looked at it with the administrator");
  await page.getByRole("dialog").getByRole("button", { name: "Done", exact: true }).click();
  await page.getByText("Said to be done.").waitFor();
  await line.waitFor({ state: "detached" });
  await page.keyboard.press("u");
  await page.getByText("Taken back.").waitFor();
  const shown = page.getByRole("button", { name: /show/i });
  await line.or(shown).first().waitFor();
  if (await shown.isVisible()) await shown.click();
  await line.getByText("nobody yet").waitFor();

  const take = (who: Clinic["nurse"]) =>
    api(who, "POST", "/notice-acts", { notice: alarm.key, action: "take", seenOwner: null });
  expect((await take(clinic.nurse)).statusCode).toBe(201);
  const second = await take(clinic.neurologist);
  expect([second.statusCode, second.json<{ issues: { code: string }[] }>().issues[0]!.code]).toEqual([
    412,
    "record-changed",
  ]);
  await line.getByText("Nora Winter").waitFor();
  await inClinic(screen.database.app, scope, (tx) => settle(tx, alarm.key));
});

test("while somebody is away, who stands in has their lines, and it is said for whom", async () => {
  const [line] = (await lines()).filter(({ owner, patient }) => owner === null && patient !== null);
  const taken = await api(clinic.neurologist, "POST", `/patients/${line!.patient}/task-acts`, {
    task: line!.key,
    action: "take",
  });
  expect(taken.statusCode, taken.body).toBe(201);
  const mine = async () =>
    (await api(clinic.nurse, "GET", "/worklist?owner=me&limit=200")).json<{
      lines: Line[];
      counts: { owner: { mine: number } };
    }>();
  const before = await mine();
  const leave = { from: "2026-11-21", through: "2026-11-22", person: clinic.neurologist.account };
  const roster = { ...defaultRoster, leave: [{ ...leave, standIn: clinic.nurse.account }] };
  const changed = await screen.server.as(clinic.administrator, {
    method: "PUT",
    url: `/api/v1/clinics/${clinic.clinic}/policies/roster`,
    headers: { "if-match": '"0"' },
    payload: { effectiveFrom: "2026-11-21", content: roster },
  });
  expect(changed.statusCode, changed.body).toBe(200);
  const now = await mine();
  expect(now.counts.owner.mine).toBe(now.lines.length);
  expect(now.lines.length).toBeGreaterThan(before.lines.length);
  expect(now.lines).toContainEqual(expect.objectContaining({ key: line!.key, owner: clinic.neurologist.account }));

  const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist?owner=me`);
  const row = page.locator("li").filter({ has: page.locator(`[data-line="${line!.patient} ${line!.key}"]`) });
  await row.getByText("Nora Winter").waitFor();
  await row.getByText("for Noor Imagined").waitFor();
  await page.getByRole("button", { name: `mine ${now.lines.length}` }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto(`${screen.base}/clinics/${clinic.clinic}/patients/${encodeURIComponent(line!.patient)}`);
  await page.getByText("with you, for Noor Imagined").first().waitFor();
});

test("what happens meanwhile changes lines at their places; what comes is offered, and nothing jumps", async () => {
  const page = await today();
  const before = await rows(page).first().innerText();
  const name = before.split("\n")[1]!;
  const last = (await lines()).at(-1)!;
  await api(clinic.neurologist, "POST", `/patients/${last.patient}/task-acts`, { task: last.key, action: "take" });
  await rows(page).last().getByText("Noor Imagined").waitFor();
  const facts = [
    { kind: "result-reported", collectedOn: "2026-11-20", analyte: "platelets", value: 22, unit: "10*9/L" },
  ];
  const quiet = "demo-0001";
  expect((await api(clinic.nurse, "POST", `/patients/${quiet}/facts`, { facts })).statusCode).toBe(201);
  await page.getByRole("button", { name: /change.* — Show/ }).waitFor();
  expect(await rows(page).first().innerText()).toContain(name);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("n");
  await list(page).getByText("Platelets 22 ×10⁹/L").waitFor();
});

test("the numbers beside the filters are what choosing them shows", async () => {
  const page = await today();
  for (const name of [/7 days/, /Nobody's/, /Physician/, /Past its time/]) {
    const chip = page.getByRole("group", { name: "Show only" }).getByRole("button", { name });
    const count = Number((await chip.innerText()).match(/\d+$/)![0]);
    await chip.click();
    await page.getByText(new RegExp(`^${count} things? to do`)).waitFor();
    expect(await rows(page).count()).toBe(count);
    await page.getByRole("button", { name: "Show everything" }).click();
    await page.getByRole("button", { name: "Show everything" }).waitFor({ state: "detached" });
  }
});

test("on a phone, in the dark, in Spanish, a line opens in place", async () => {
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "es-ES" };
  const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist`, phone as never);
  await page.getByRole("list", { name: /Lo que hay que hacer/ }).waitFor();
  await page.locator("[data-line]").first().click();
  await page.getByText("Ha llamado: ¿qué resultó?").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await faults(page)).toEqual([]);
});

test("nothing to do is said with what proves it", async () => {
  const quiet = await addClinic(screen.database, "Quiet Clinic");
  const nurse = await screen.server.person(quiet, ["nurse"], "Nora Summer");
  const page = await screen.open(nurse, `/clinics/${quiet}/worklist`);
  await page.getByRole("heading", { name: "Nothing is on the list" }).waitFor();
  await page.getByText("The sentinel has not gone through everybody yet, so this is not proven.").waitFor();
  await runSentinel(screen.database.app, screen.database.app, quiet, () => screen.server.clock.at);
  await page.reload();
  await page
    .getByText(/The sentinel assessed everybody anew from the record: 0 people, on 21 Nov 2026, 09:00/)
    .waitFor();
  await page.getByRole("heading", { name: "Nobody is forgotten" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto(`${screen.base}/clinics/${quiet}/worklist?urgency=7D`);
  await page.getByRole("heading", { name: "Nothing under this filter" }).waitFor();
  expect(await faults(page)).toEqual([]);
});
