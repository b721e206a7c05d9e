import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDelivery } from "../../server/src/db/outbox.ts";
import { inClinic, theServer } from "../../server/src/db/transaction.ts";
import { mailPost } from "../../server/src/jobs/mail.ts";
import { type MailServer, mailServer } from "../../server/src/testing/mail-server.ts";
import { deliverDue } from "../../server/src/usecases/deliver.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

const origin = "https://longwatch.clinic.test";
const from = "MS clinic <longwatch@clinic.test>";
let mail: MailServer;
let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  mail = await mailServer();
  const post = mailPost({ host: "127.0.0.1", port: mail.port, security: "none", from }, origin);
  screen = await startScreen("2026-11-21T09:00:00Z", {}, { mail: { post, from } });
  clinic = await clinicOfPeople(screen, 3);
});
afterAll(async () => {
  await screen?.close();
  await mail?.close();
});

const at = () => `/clinics/${clinic.clinic}/settings?section=messages`;
const minutes = (count: number) => (screen.server.clock.at + count * 60_000) as Instant;
const scope = (at: Instant) => ({ clinic: clinic.clinic, actor: theServer, at });
const waits = (key: string, of: object) =>
  inClinic(screen.database.app, scope(minutes(-60)), (tx) =>
    addDelivery(tx, {
      key,
      channel: "staff-message",
      recipient: clinic.nurse.account,
      patient: "",
      about: [],
      urgency: "7D",
      ...of,
    }),
  );
const deliver = (after: number) =>
  deliverDue(screen.database.app, clinic.clinic, () => minutes(after), screen.server.services.mail!.post);
const reminder = { channel: "patient-reminder", patient: "demo-0001", recipient: "demo-0001", urgency: "ROUTINE" };

test("before anything was sent it says so", async () => {
  const page = await screen.open(clinic.nurse, at());
  await page.getByText("Nothing was ever sent.").waitFor();
  await page.getByText(from).waitFor();
  await page
    .getByRole("heading", { name: "Subject: Longwatch: something needs you now / algo le requiere ya" })
    .waitFor();
  expect(await faults(page)).toEqual([]);
});

test("what became of each message is told in words, and one state is shown alone", async () => {
  const url = `/api/v1/clinics/${clinic.clinic}/patients/demo-0001`;
  const { headers } = await screen.server.as(clinic.nurse, { method: "GET", url });
  const changed = await screen.server.as(clinic.nurse, {
    method: "PUT",
    url: `${url}/details`,
    payload: { familyName: "Nobody", givenName: "Alder", email: "alder@nobody.example" },
    headers: { "if-match": headers["etag"] as string },
  });
  expect(changed.statusCode, changed.body).toBe(200);
  mail.behave("take", "refuse", "greylist");
  await waits("1", {});
  await deliver(-50);
  await waits("2", { recipient: clinic.neurologist.account, urgency: "24H" });
  await deliver(-40);
  await waits("3", reminder);
  await deliver(-30);
  const page = await screen.open(clinic.nurse, at());
  const rows = page.getByRole("table", { name: "Sent, and to be sent" }).getByRole("row");
  await rows.nth(3).waitFor();
  const [again, refused, sent] = await Promise.all([1, 2, 3].map((i) => rows.nth(i).innerText()));
  expect(again).toMatch(/Reminder\s+Tried again\s+The mail server asked to come back later\. \(code 451\)/);
  expect(refused).toMatch(/Noor Imagined\s+Needs you now\s+Not delivered\s+The mail server takes nothing/);
  expect(sent).toMatch(/Nora Winter\s+Something for you\s+Sent/);
  await rows.nth(1).getByRole("link").waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "1 Not delivered in 30 days" }).click();
  await expect.poll(() => rows.count()).toBe(2);
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "0 Withdrawn in 30 days" }).click();
  await page.getByText("No message is in this state.").waitFor();
});

test("an administrator sees that a patient was written to, not which", async () => {
  const page = await screen.open(clinic.administrator, at());
  await page.getByRole("rowheader", { name: "A patient, whom your roles do not show" }).waitFor();
  expect(await page.getByRole("table").getByRole("link").count()).toBe(0);
});

test("a test message goes to oneself, and what the mail server said is told", async () => {
  mail.arrived.length = 0;
  mail.behave("take", "refuse");
  const page = await screen.open(clinic.administrator, at());
  const send = page.getByRole("button", { name: "Send a test message to myself" });
  await send.click();
  await page.getByText(/The mail server took it for alma\.keys@riverside-ms-clinic\.example/).waitFor();
  expect(mail.arrived.map(({ to }) => to)).toEqual([["alma.keys@riverside-ms-clinic.example"]]);
  expect(await faults(page)).toEqual([]);
  await send.click();
  await page.getByText(/refused it for good.*\(code 550\)/).waitFor();
  await send.click();
  await page.getByText(/The mail server took it/).waitFor();
  await send.click();
  await page.getByText("That was too often in a short time.").waitFor();
  expect(mail.arrived).toHaveLength(2);
});

test("without a mail server it says what that means", async () => {
  const bare = await startScreen("2026-11-21T09:00:00Z");
  const theirs = await clinicOfPeople(bare, 0);
  const page = await bare.open(theirs.administrator, `/clinics/${theirs.clinic}/settings?section=messages`);
  await page.getByText("No mail server is set up, so nothing leaves by e-mail.").waitFor();
  await page.getByRole("button", { name: "Send a test message to myself" }).click();
  await page.getByText("No mail server is set up: nothing was sent.").waitFor();
  expect(await faults(page)).toEqual([]);
  await bare.close();
});
