import type { ChartJson } from "@longwatch/core";
import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { laboratory } from "./support/laboratory.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
const patient = "demo-0007";
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 8);
});
afterAll(() => screen?.close());

const kept = "This is what you had typed before.";
const at = (path: string): string => `/clinics/${clinic.clinic}${path}`;
const api = (method: "GET" | "POST", path: string, payload?: object) =>
  screen.server.as(clinic.neurologist, {
    method,
    url: `/api/v1${at(`/patients/${patient}${path}`)}`,
    ...(payload === undefined ? {} : { payload }),
  });
type Fact = Readonly<Record<string, unknown>>;
const factsOf = async (kind: string): Promise<readonly Fact[]> =>
  (await api("GET", "/facts?limit=200")).json<{ facts: Fact[] }>().facts.filter((fact) => fact["kind"] === kind);
const why = async (of: (chart: ChartJson) => string): Promise<string> => {
  const chart = (await api("GET", "/chart")).json<ChartJson>();
  return at(`/patients/${patient}?why=${encodeURIComponent(of(chart))}`);
};
const dueOf = ({ obligations }: ChartJson): string =>
  obligations.flatMap(({ ticks }) => ticks).find(({ status }) => ["open", "due", "overdue"].includes(status))!.key;
const signalOf = ({ signals }: ChartJson): string =>
  signals.find(({ state }) => state === "open" || state === "acknowledged")!.key;

const drafts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("longwatch-draft")));

/** The server goes away, the page is left and opened again: what was typed is there, and is said to be from before. */
async function isThereAgain(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole("textbox", { name: label });
  await field.fill(text);
  await screen.stop();
  await screen.start();
  await page.reload();
  await page.getByText(kept).first().waitFor();
  expect(await field.inputValue()).toBe(text);
}

test("a waiver is kept until it is signed; who wrote meanwhile is shown, and it is signed beside that", async () => {
  const mine = async () => (await factsOf("obligation-waived")).filter(({ reason }) => reason === "Had it done abroad");
  const page = await screen.open(clinic.neurologist, await why(dueOf));
  await isThereAgain(page, "Why", "Had it done abroad");
  await page.getByLabel("Through this day; empty: for good").fill("2026-12-31");
  expect(await faults(page)).toEqual([]);
  await api("POST", "/facts", {
    facts: [{ kind: "exam-done", doneOn: "2026-11-19", exam: "skin", outcome: "normal" }],
  });
  // Left and opened again, it is still on what was seen when it was begun.
  await page.reload();
  await page.getByText(kept).waitFor();
  await page.getByRole("button", { name: "Sign, by name" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Nothing was overwritten" });
  await conflict.getByText(/Examination: skin/).waitFor();
  await conflict.getByText(/by Noor Imagined/).waitFor();
  await conflict.getByText(/Had it done abroad/).waitFor();
  expect(await mine()).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await conflict.getByRole("button", { name: "Save mine beside it" }).click();
  // The answer takes the form away, and the draft with it.
  await page.getByText("Now: waived").waitFor();
  expect(await mine()).toMatchObject([{ until: "2026-12-31", by: clinic.neurologist.account }]);
  expect(await drafts(page)).toEqual([]);
});

test("a decision of which nothing was typed shows who wrote meanwhile, and is signed beside that", async () => {
  const mine = async () => (await factsOf("signal-acted")).filter(({ action }) => action === "acknowledged");
  const before = await mine();
  const page = await screen.open(clinic.neurologist, await why(signalOf));
  const sign = page.getByRole("button", { name: "Sign, by name" });
  await sign.waitFor();
  const meanwhile = async (route: Route): Promise<void> => {
    await api("POST", "/facts", {
      facts: [{ kind: "exam-done", doneOn: "2026-11-18", exam: "eye", outcome: "normal" }],
    });
    await route.continue();
  };
  await page.route("**/signal-acts", meanwhile, { times: 1 });
  await sign.click();
  const conflict = page.getByRole("alert").filter({ hasText: "Nothing was overwritten" });
  await conflict.getByText(/Examination: eye/).waitFor();
  expect(await mine()).toEqual(before);
  await conflict.getByRole("button", { name: "Save mine beside it" }).click();
  await page.getByText("Signed, with your name.").waitFor();
  expect(await mine()).toHaveLength(before.length + 1);
  expect(await drafts(page)).toEqual([]);
});

test("a decision about a warning is kept, and an acceptance has the range that it is for", async () => {
  const page = await screen.open(clinic.neurologist, await why(signalOf));
  await page.getByRole("combobox", { name: "Decision" }).click();
  await page.getByRole("option", { name: "Accepted for now" }).click();
  await isThereAgain(page, "Why", "Stable for years");
  const range = page.getByRole("group", { name: "The range that is accepted" });
  await range.getByLabel("From").fill("40");
  await range.getByText("While the value stays in it").waitFor();
  expect(await faults(page)).toEqual([]);
  const test = await range.getByRole("combobox", { name: "Test" }).inputValue();
  expect(test).not.toBe("");
  await page.getByRole("button", { name: "Sign, by name" }).click();
  await page.getByText("Signed, with your name.").waitFor();
  const [act] = (await factsOf("signal-acted")).filter(({ reason }) => reason === "Stable for years");
  expect(act).toMatchObject({ action: "accepted", acceptedRange: { low: 40 } });
});

test("reasons of the intake are kept each by itself, and dropped when they are written down", async () => {
  const send = await laboratory(screen, clinic);
  await send(
    [
      "MSH|^~\\&|GENLAB|GENERAL|LW|C|20261120080000+0000||ORU^R01|d1|P|2.5.1",
      "PID|1||X1^^^ELSEWHERE||Nobody^Clover",
      "OBR|1||F1|CBC|||20261119080000+0000",
      "OBX|1|NM|777-3^Platelets^LN||180|10*9/L|150-400||||F|||20261119080000+0000",
    ].join("\r"),
  );
  const page = await screen.open(clinic.nurse, at("/intake"));
  await page.getByRole("link", { name: /GENLAB/ }).click();
  await page.getByRole("button", { name: "Not Nobody, Clover" }).click();
  await page.getByLabel("Why is it not Nobody, Clover?").fill("Not sampled that day");
  await page.getByRole("textbox", { name: "Reason" }).fill("Another clinic's");
  await isThereAgain(page, "What was asked, and of whom", "Whose is X1?");
  expect(await page.getByRole("textbox", { name: "Reason" }).inputValue()).toBe("Another clinic's");
  expect(await page.getByLabel("Why is it not Nobody, Clover?").inputValue()).toBe("Not sampled that day");
  expect(await page.getByText(kept).count()).toBe(3);
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Write it down" }).click();
  await page.getByText("It is written down").waitFor();
  expect(await page.getByText(kept).count()).toBe(2);
  await page.getByRole("region", { name: "Nobody, Clover" }).getByRole("button", { name: "Begin anew" }).click();
  expect(await page.getByText(kept).count()).toBe(1);
  await page.getByRole("button", { name: "Reject it" }).click();
  await page.getByText("Nothing waits").waitFor();
  expect(await drafts(page)).toEqual([]);
});

test("why a version is adopted is kept, and is of that version alone", async () => {
  const page = await screen.open(clinic.neurologist, at("/protocols?protocol=alemtuzumab-eu@2018&view=adopt"));
  await isThereAgain(page, "Reason", "Agreed in the meeting");
  expect(await faults(page)).toEqual([]);
  await page.goto(`${screen.base}${at("/protocols?protocol=alemtuzumab-eu@2022%2B&view=adopt")}`);
  await page.getByLabel("Reason").waitFor();
  expect(await page.getByLabel("Reason").inputValue()).toBe("");
});

test("what is done about a line is kept while the dialog is closed", async () => {
  const page = await screen.open(clinic.nurse, at("/worklist"));
  await page.locator("[data-line]").first().click();
  await page.getByRole("button", { name: "Done", exact: true }).first().click();
  await page.getByLabel("What was done").fill("Rang the laboratory");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Done", exact: true }).first().click();
  expect(await page.getByLabel("What was done").inputValue()).toBe("Rang the laboratory");
  await page.getByText(kept).waitFor();
  expect(await faults(page)).toEqual([]);
});

test("what was done is kept where the server refuses it", async () => {
  const page = await screen.open(clinic.nurse, at("/worklist"));
  const done = page.getByRole("button", { name: "Done", exact: true }).first();
  await page.locator("[data-line]").first().click();
  await done.click();
  await page.getByLabel("What was done").fill("Rang the ward");
  const meanwhile = async (route: Route): Promise<void> => {
    const { task, seenOwner } = route.request().postDataJSON();
    const url = new URL(route.request().url()).pathname;
    await screen.server.as(clinic.neurologist, {
      method: "POST",
      url,
      payload: { task, seenOwner, action: "take" },
    });
    await route.continue();
  };
  await page.route("**/task-acts", meanwhile, { times: 1 });
  const answer = page.waitForResponse("**/task-acts");
  await page.getByRole("dialog").getByRole("button", { name: "Done", exact: true }).click();
  expect((await answer).ok()).toBe(false);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect((await drafts(page)).filter((place) => place.includes(" done "))).toHaveLength(1);
  await done.click();
  expect(await page.getByLabel("What was done").inputValue()).toBe("Rang the ward");
});
