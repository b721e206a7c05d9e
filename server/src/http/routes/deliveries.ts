import { createHash } from "node:crypto";
import { type DeliveryListJson, deliveryList, deliveryQuery, mailSetUp, testMessageSent } from "@longwatch/api";
import { formatInstant, type Instant } from "@longwatch/core";
import { countTestMessage } from "../../access/lock-out.ts";
import type { Permission } from "../../access/permissions.ts";
import { scopeOf } from "../../access/standing.ts";
import { recordEvent } from "../../audit/record.ts";
import { type DeliveryCursor, type DeliveryRow, deliveriesPage, deliveryCounts } from "../../db/deliveries.ts";
import { membersOf } from "../../db/memberships.ts";
import { inClinic } from "../../db/transaction.ts";
import { everyText, kindOf, messageIdOf, testText } from "../../usecases/letter.ts";
import { undeliveredReason } from "../../usecases/undelivered-reason.ts";
import { give } from "../answer.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { calledOf, namesFor } from "../names.ts";
import { notFound, refuse } from "../problem.ts";
import { clinicRoute, standingRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/deliveries";
const needs: readonly Permission[] = ["manage-policy", "send-messages"];
/** For so long what ended is counted. */
const countedDays = 30;

export const listDeliveries = clinicRoute({
  id: "listDeliveries",
  method: "GET",
  path,
  summary:
    "What the clinic sends out: messages that wait, and what became of the others. No address and no text is in it.",
  needs,
  trace: "delivery.read",
  query: deliveryQuery,
  answer: deliveryList,
  run: async ({ tx, query: { cursor, limit, state }, may }) => {
    const list = `deliveries ${state ?? ""}`;
    const place = placeOf(list, cursor);
    if (typeof place !== "string") return place;
    const after = cursorIn(place);
    if (place !== "" && after === undefined) return refuse("request-invalid", "not-a-cursor");
    const found = await deliveriesPage(tx, state, limit + 1, after);
    const rows = found.slice(0, limit);
    const since = (tx.at - countedDays * 86_400_000) as Instant;
    const patients = may("read-patient") ? recipientsOf(rows, "patient-reminder") : [];
    const names = await namesFor(tx, may("read-details"), patients, recipientsOf(rows, "staff-message"));
    await recordEvent(tx, { action: "delivery.read", object: "deliveries", detail: { patients: [...patients] } });
    const last = rows.at(-1)?.place;
    return give({
      counts: await deliveryCounts(tx, since),
      countedSince: formatInstant(since),
      deliveries: rows.map((row) => shownOf(row, may("read-patient"), names)),
      next: cursorOf(list, found.length > limit && last !== undefined ? `${last.at} ${last.mark}` : undefined),
    });
  },
});

function cursorIn(place: string): DeliveryCursor | undefined {
  const [, at, mark] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([\da-f]{64})$/.exec(place) ?? [];
  return at === undefined || mark === undefined ? undefined : { at, mark };
}

const recipientsOf = (rows: readonly DeliveryRow[], channel: DeliveryRow["channel"]): readonly string[] => [
  ...new Set(rows.filter((row) => row.channel === channel).map(({ recipient }) => recipient)),
];

function shownOf(
  row: DeliveryRow,
  mayReadPatient: boolean,
  { details, accounts }: Awaited<ReturnType<typeof namesFor>>,
): DeliveryListJson["deliveries"][number] {
  const { recipient, state, tries, detail } = row;
  const why = undeliveredReason(detail) ?? null;
  return {
    delivery: createHash("sha256").update(row.key).digest("hex").slice(0, 24),
    to:
      row.channel === "staff-message"
        ? { kind: "member", account: recipient, name: accounts.get(recipient) ?? null }
        : { kind: "patient", patient: mayReadPatient ? recipient : null, called: calledOf(details.get(recipient)) },
    kind: kindOf(row) ?? null,
    state,
    madeAt: momentOf(row.addedAt),
    lastTryAt: momentOf(row.lastTryAt),
    nextTryAt: momentOf(row.nextTryAt),
    endedAt: momentOf(row.endedAt),
    tries,
    why,
    code: why === null ? null : detail,
  };
}

const momentOf = (at: Instant | undefined): string | null => (at === undefined ? null : formatInstant(at));

export const showMailSetUp = clinicRoute({
  id: "showMailSetUp",
  method: "GET",
  path: `${path}/set-up`,
  summary: "Whether a mail server is set up, as whom it sends, and every text that is ever sent, word for word.",
  needs,
  trace: null,
  answer: mailSetUp,
  run: async ({ services: { mail, settings } }) =>
    give({
      from: mail?.from ?? null,
      texts: everyText(settings.origin).map((one) => ({ ...one, languages: [...one.languages] })),
    }),
});

export const sendTestMessage = standingRoute({
  id: "sendTestMessage",
  method: "POST",
  path: `${path}/tests`,
  summary:
    "Send a test message to oneself, now, and hear what the mail server says. A few at once, then one in five minutes.",
  needs,
  trace: "delivery.test",
  answer: testMessageSent,
  speaks: true,
  run: async ({ services: { database, mail, settings }, access, standing, at, language }) => {
    const { clinic, actor } = standing;
    const scope = scopeOf(standing, at);
    const me = (await inClinic(database, scope, membersOf)).find(({ account }) => account === actor.id);
    if (me === undefined) return notFound();
    const until = await countTestMessage(access, actor.id, at);
    if (until !== undefined) {
      const seconds = Math.ceil((until.getTime() - at) / 1000);
      return refuse("too-many-requests", { id: "too-many-tests", of: String(seconds) });
    }
    // Written down before it is sent, and in no transaction that waits for a mail server.
    await inClinic(database, scope, (tx) => recordEvent(tx, { action: "delivery.test", object: actor.id }));
    if (mail === undefined) return give({ outcome: "no-mail-server", to: me.address, why: null, code: null });
    const messageId = messageIdOf({ key: `test/${actor.id}/${at}` }, clinic, settings.origin);
    const { outcome, detail } = await mail.post.send({ to: me.address, ...testText(language), messageId });
    const why = undeliveredReason(detail) ?? null;
    return give({ outcome: said[outcome], to: me.address, why, code: why === null ? null : detail });
  },
});

const said = { delivered: "taken", later: "not-now", refused: "refused" } as const;
