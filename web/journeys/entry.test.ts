import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 3);
});
afterAll(() => screen?.close());

/** A telephone that keeps passkeys, as the browser's debugger plays it. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("a colleague is invited, joins with a passkey, locks the screen, and is let in by it again", async () => {
  const alma = await screen.open(clinic.administrator, `/clinics/${clinic.clinic}/settings?section=people`);
  await alma.getByLabel("E-mail address").fill("paz@example.org");
  await alma.getByRole("button", { name: "Make the invitation" }).click();
  const link = (await alma.locator("pre").textContent())!;
  expect(await faults(alma)).toEqual([]);

  const paz = await screen.open(undefined, "/problems");
  await withAuthenticator(paz);
  await paz.goto(link);
  await paz.getByRole("link", { name: "Join with a passkey instead" }).click();
  await paz.getByRole("heading", { name: "Join Riverside MS Clinic" }).waitFor();
  expect(await faults(paz)).toEqual([]);
  await paz.getByLabel("The name that you work under").fill("Paz Lindqvist");
  await paz.getByRole("button", { name: "Join with a passkey" }).click();
  await paz.getByRole("heading", { name: "Today", level: 1 }).waitFor();

  const find = paz.getByRole("textbox", { name: "Find a patient" });
  await find.fill("half a na");
  await paz.getByRole("button", { name: "Lock the screen" }).click();
  await paz.getByRole("dialog", { name: "The screen is locked" }).waitFor();
  expect(await paz.getByRole("heading", { name: "Today", level: 1 }).isVisible()).toBe(false);
  expect(await faults(paz)).toEqual([]);
  await paz.getByRole("button", { name: "Sign in with a passkey" }).click();
  await paz.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  expect(await find.inputValue()).toBe("half a na");

  // By keyboard, with a dialog open and its session ended on the server: in the middle of a word, and back into it.
  await paz.goto(`${screen.base}/clinics/${clinic.clinic}/patients/demo-0001`);
  await paz.getByRole("button", { name: "Add", exact: true }).click();
  await paz.getByRole("menuitem", { name: "Relapse" }).click();
  const form = paz.getByRole("dialog", { name: "Relapse" });
  const began = form.getByLabel("Began on");
  await began.waitFor();
  await paz.evaluate(() => {
    const shown = Object.assign(document.createElement("p"), { textContent: "seen", id: "seen" });
    shown.style.visibility = "visible";
    document.getElementById("root")!.append(shown);
  });
  await paz.evaluate(() => fetch("/api/v1/session", { method: "DELETE", headers: { accept: "application/json" } }));
  await began.fill("2026-11-10");
  const lock = paz.getByRole("dialog", { name: "The screen is locked" });
  await lock.waitFor();
  const at = () => paz.evaluate(() => document.activeElement?.closest("#lock") !== null);
  expect(await at()).toBe(true);
  expect(await lock.getAttribute("aria-describedby")).toBe("lock-why");
  expect(await paz.getByText("seen", { exact: true }).isVisible()).toBe(false);
  await paz.keyboard.press("Escape");
  const reached = new Set<string>();
  for (let i = 0; i < 12; i += 1) {
    await paz.keyboard.press("Tab");
    reached.add(
      await paz.evaluate(() => document.activeElement?.closest("#lock, #root, .mantine-Modal-root")?.id ?? ""),
    );
  }
  expect([...reached].filter((one) => one !== "lock" && one !== "")).toEqual([]);
  await lock.getByRole("button", { name: "Sign in with a passkey" }).focus();
  await paz.keyboard.press("Enter");
  await lock.waitFor({ state: "detached" });
  expect(await began.inputValue()).toBe("2026-11-10");
  expect(await began.evaluate((field) => field === document.activeElement)).toBe(true);
  await paz.evaluate(() => document.getElementById("seen")!.remove());
  await form.getByRole("button", { name: "Cancel" }).click();

  await paz.getByRole("button", { name: /Your account/ }).click();
  await paz.getByRole("menuitem", { name: "Your account" }).click();
  await paz.getByRole("button", { name: /^Remove/ }).waitFor();
  expect(await faults(paz)).toEqual([]);
  await alma.reload();
  await alma.getByRole("rowheader", { name: "Paz Lindqvist" }).waitFor();
});

test("a session that ended on the server locks the screen, and the same person goes on where they were", async () => {
  const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/settings?section=people`);
  await page.getByRole("rowheader", { name: "Nora Winter" }).waitFor();
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByRole("dialog", { name: "The screen is locked" }).waitFor();
  await page.getByText("Nora Winter, sign in to go on.").waitFor();
  await page.context().addCookies([{ name: "longwatch", value: clinic.nurse.token, url: screen.base }]);
});

test("emergency access: a patient is opened with a reason, and another person reviews it", async () => {
  const alma = await screen.open(clinic.administrator, `/clinics/${clinic.clinic}/settings?section=emergency`);
  await alma.getByLabel("The patient's id").fill("demo-0002");
  await alma.getByLabel("Reason").fill("Brought in unconscious; the emergency department asks for the platelets");
  expect(await faults(alma)).toEqual([]);
  await alma.getByRole("button", { name: "Open, on my responsibility" }).click();
  await alma.waitForURL(/\/patients\/demo-0002$/);

  const noor = await screen.open(clinic.neurologist, `/clinics/${clinic.clinic}/settings?section=emergency`);
  await noor.getByRole("rowheader", { name: "Alma Keys" }).waitFor();
  expect(await faults(noor)).toEqual([]);
  await noor.getByRole("button", { name: "Justified", exact: true }).click();
  await noor.getByText("None waits.").waitFor();

  await alma.goto(`${screen.base}/clinics/${clinic.clinic}/settings?section=audit`);
  await alma.getByText("Reviewed emergency access").waitFor();
  expect(await faults(alma)).toEqual([]);
});

test("a screen that was locked while the line was down is locked after a reload, until the person is back", async () => {
  const page = await screen.open(clinic.neurologist, `/clinics/${clinic.clinic}/patients`);
  await page.getByRole("link", { name: "Nobody, Alder" }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Lock the screen" }).click();
  await page.getByRole("dialog", { name: "The screen is locked" }).waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole("dialog", { name: "The screen is locked" }).waitFor();
  expect(await page.getByText("Nobody, Alder").count()).toBe(0);
  expect(await faults(page)).toEqual([]);
});
