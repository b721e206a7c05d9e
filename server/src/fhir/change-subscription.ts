import { randomUUID } from "node:crypto";
import { parseCriteria, readSubscription } from "@longwatch/interop";
import { reachOf } from "../access/fhir-reach.ts";
import { recordEvent } from "../audit/record.ts";
import { forgetMatches } from "../db/subscription-events.ts";
import {
  deleteSubscription,
  insertSubscription,
  lockSubscription,
  putStatus,
  putTold,
  type SubscriptionRow,
  subscriptionsOf,
} from "../db/subscriptions.ts";
import { settle } from "../usecases/notices.ts";
import { beginCollecting } from "../usecases/subscriptions/collect.ts";
import { noticeKey } from "../usecases/subscriptions/end.ts";
import { refuseFhir } from "./authorise.ts";
import { isObject, readJsonObject, textIn } from "./json-text.ts";
import { noJson, otherType, type Refusal, refusal } from "./outcome.ts";
import { etagOf, type FhirAnswer, type FhirRequest } from "./request.ts";
import { findSubscription, shown } from "./subscriptions.ts";

/** What the server has for notifications: where they may go, and how headers are put in cipher. */
export type Hooks = {
  readonly receivers: readonly string[];
  readonly seal: (subscription: string, headers: readonly string[]) => Buffer | undefined;
};

/** Of one program. Each costs a look at the list whenever that changes. */
const mostOfOne = 20;

/** Takes a Subscription of a program's. What meets its criteria already is not told: that can be searched for. */
export async function createSubscription(
  request: FhirRequest,
  hooks: Hooks,
  bytes: Uint8Array,
): Promise<FhirAnswer | Refusal> {
  const { tx, asker, base } = request;
  const refused = refuseFhir(asker, { type: "Subscription", interaction: "create" });
  if (refused !== undefined) return refused;
  const sent = readJsonObject(bytes);
  if (sent === undefined) return noJson;
  if (sent["resourceType"] !== "Subscription") return otherType("Subscription");
  const asked = readSubscription(sent);
  if ("length" in asked) {
    const isStructure = asked.some(({ code }) => code === "structure" || code === "required");
    const issues = asked.map(({ code, at, text }) => ({ severity: "error" as const, code, text, expression: at }));
    return { status: isStructure ? 400 : 422, issues };
  }
  if (tx.actor.kind !== "service")
    return refusal(422, "business-rule", "Only a program subscribes: connect it as a client, or give it a token.");
  const { type } = parseCriteria(asked.criteria)!;
  if (asker.smart !== undefined && reachOf(asker.smart, type, "s").of !== "everybody")
    return refusal(403, "forbidden", `The scopes of this token do not let it search ${type}.`);
  if (!hooks.receivers.includes(new URL(asked.endpoint).origin)) return noReceiver;
  if (asked.endsAt !== undefined && asked.endsAt <= tx.at)
    return refusal(422, "value", "This end has passed.", "Subscription.end");
  if ((await subscriptionsOf(tx, { madeBy: tx.actor.id })).length >= mostOfOne) return tooMany;
  const id = randomUUID();
  const { headers, ...rest } = asked;
  await insertSubscription(tx, { ...rest, id, sealedHeaders: hooks.seal(id, headers) });
  await beginCollecting(tx, { id, criteria: asked.criteria });
  await recordEvent(tx, { action: "subscription.add", object: id, detail: { type, payload: asked.payload } });
  const made = (await lockSubscription(tx, id))!;
  return shown(made, 201, { location: `${base}/Subscription/${id}/_history/1` });
}

const tooMany = refusal(422, "business-rule", "This program has as many subscriptions as it may have.");
const noReceiver = refusal(
  422,
  "business-rule",
  "Notifications may not be sent there. The operator names allowed origins in LONGWATCH_SUBSCRIBERS.",
  "Subscription.channel.endpoint",
);

/** Switches a subscription off, or on again. Nothing else of it can be changed. */
export async function updateSubscription(
  request: FhirRequest,
  id: string,
  bytes: Uint8Array,
  ifMatch: string | undefined,
): Promise<FhirAnswer | Refusal> {
  const { tx } = request;
  const seen = await findSubscription(request, id, "update");
  if ("issues" in seen) return seen;
  const kept = (await lockSubscription(tx, id)) ?? seen;
  if (ifMatch !== undefined && ifMatch !== etagOf(`${kept.version}`))
    return refusal(412, "conflict", "It has changed since it was read.");
  const sent = readJsonObject(bytes);
  if (sent === undefined) return noJson;
  if (sent["resourceType"] !== "Subscription") return otherType("Subscription");
  if (sent["id"] !== id)
    return refusal(400, "structure", "The address and the resource name different things.", "Subscription.id");
  const status = sent["status"];
  if (status !== "off" && status !== "requested")
    return refusal(422, "value", "Write off to end it, or requested to begin again.", "Subscription.status");
  const channel = isObject(sent["channel"]) ? sent["channel"] : {};
  const other = [
    sent["criteria"] !== kept.criteria && "criteria",
    textIn(channel, "endpoint") !== kept.endpoint && "channel.endpoint",
    channel["header"] !== undefined && "channel.header",
  ].find((one) => one !== false);
  if (other !== undefined)
    return refusal(
      422,
      "not-supported",
      "Only the status can be changed. Delete it, and make another.",
      `Subscription.${other}`,
    );
  await switchTo(request, kept, status);
  return shown((await lockSubscription(tx, id))!);
}

/** Whoever comes back after an error is told what was missed; whoever had switched it off, only what begins from now on. */
async function switchTo({ tx }: FhirRequest, kept: SubscriptionRow, status: "off" | "requested"): Promise<void> {
  const { id } = kept;
  if (kept.status === status) return;
  if (status === "off") {
    await forgetMatches(tx, id);
    await settle(tx, noticeKey(id));
  } else if (kept.status === "off") {
    await putTold(tx, id, kept.lastNumber);
    await beginCollecting(tx, kept);
  }
  await putStatus(tx, id, status);
  await recordEvent(tx, { action: "subscription.change", object: id, detail: { status } });
}

export async function removeSubscription(request: FhirRequest, id: string): Promise<FhirAnswer | Refusal> {
  const { tx } = request;
  const found = await findSubscription(request, id, "delete");
  if ("issues" in found) return found;
  await deleteSubscription(tx, id);
  await settle(tx, noticeKey(id));
  await recordEvent(tx, { action: "subscription.end", object: id });
  return { status: 204, headers: {}, body: undefined };
}
