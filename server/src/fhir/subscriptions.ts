import { notificationBundle, type Question, statusParameters, subscriptionResource } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { eventsAfter } from "../db/subscription-events.ts";
import { type SubscriptionRow, subscriptionsOf } from "../db/subscriptions.ts";
import { isUuid } from "../db/uuid.ts";
import { type Interaction, refuseFhir } from "./authorise.ts";
import { notFound, type Refusal, refusal } from "./outcome.ts";
import { answer, etagOf, type FhirAnswer, type FhirRequest, versioned } from "./request.ts";
import { ignoredIssues, searchset } from "./searchset.ts";

/** A subscription of the asker's; of any program where the asker manages programs. Nobody else learns that it is there. */
export async function findSubscription(
  request: FhirRequest,
  id: string,
  interaction: Interaction,
): Promise<SubscriptionRow | Refusal> {
  const refused = refuseFhir(request.asker, { type: "Subscription", interaction });
  if (refused !== undefined) return refused;
  const [found] = isUuid(id) ? await subscriptionsOf(request.tx, { ...seenBy(request), id }) : [];
  return found ?? notFound();
}

const seenBy = ({ tx, asker }: FhirRequest) => (asker.may("manage-services") ? {} : { madeBy: tx.actor.id });

export async function searchSubscriptions(request: FhirRequest, question: Question): Promise<FhirAnswer | Refusal> {
  const refused = refuseFhir(request.asker, { type: "Subscription", interaction: "search" });
  if (refused !== undefined) return refused;
  const all = (await subscriptionsOf(request.tx, seenBy(request))).map((one) => subscriptionResource(one));
  const matches = all.filter((one) => question.conditions.every(({ holds }) => holds(one)));
  return answer(
    searchset(request, question, {
      matches: question.isCount ? [] : matches,
      included: [],
      total: matches.length,
      next: undefined,
      warnings: ignoredIssues(question),
    }),
  );
}

export async function readSubscriptionById(
  request: FhirRequest,
  id: string,
  known?: string,
): Promise<FhirAnswer | Refusal> {
  const found = await findSubscription(request, id, "read");
  if ("issues" in found) return found;
  return versioned(subscriptionResource(found), `${found.version}`, known, changedAt(found));
}

/** How it stands, as a notification would say it (Subscriptions R5 Backport). */
export async function subscriptionStatus(request: FhirRequest, id: string): Promise<FhirAnswer | Refusal> {
  const found = await findSubscription(request, id, "read");
  if ("issues" in found) return found;
  const { base } = request;
  return answer({
    resourceType: "Bundle",
    type: "searchset",
    total: 1,
    link: [{ relation: "self", url: `${base}/Subscription/${id}/$status` }],
    entry: [
      {
        fullUrl: `${base}/Subscription/${id}/$status`,
        resource: statusParameters({
          base,
          subscription: found,
          kind: "query-status",
          count: found.lastNumber,
          events: [],
        }),
        search: { mode: "match" },
      },
    ],
  });
}

/** Events are given by the hundred. */
const mostEvents = 100;

/**
 * Events that there have been, with the addresses of their resources: for a receiver to whom a number is missing. It may read what they name, or is
 * refused there.
 */
export async function subscriptionEvents(
  request: FhirRequest,
  id: string,
  asked: ReadonlyMap<string, string>,
): Promise<FhirAnswer | Refusal> {
  const found = await findSubscription(request, id, "read");
  if ("issues" in found) return found;
  const [from, until] = [asked.get("eventsSinceNumber") ?? "1", asked.get("eventsUntilNumber") ?? `${mostNumber}`];
  if (![from, until].every((text) => /^\d{1,12}$/.test(text)))
    return refusal(400, "value", "It is no number of an event.", "?eventsSinceNumber");
  const events = (await eventsAfter(request.tx, id, Number(from) - 1, mostEvents)).filter(
    ({ number }) => number <= Number(until),
  );
  const patients = [...new Set(events.map(({ patient }) => patient))];
  const detail = { asked: true, found: events.length, patients };
  await recordEvent(request.tx, { action: "subscription.tell", object: id, detail });
  const subscription = { id, status: found.status, payload: "id-only" as const };
  const { base } = request;
  return answer(notificationBundle({ base, subscription, kind: "query-event", count: found.lastNumber, events }));
}
const mostNumber = 999_999_999_999;

export function shown(row: SubscriptionRow, status = 200, headers: FhirAnswer["headers"] = {}): FhirAnswer {
  return answer(subscriptionResource(row), status, { etag: etagOf(`${row.version}`), ...changedAt(row), ...headers });
}

const changedAt = (row: SubscriptionRow) => ({ "last-modified": new Date(row.changedAt).toUTCString() });
