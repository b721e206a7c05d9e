import { formatInstant, type Instant } from "@longwatch/core";
import { type Element, urlOf } from "../write/element.ts";
import type { Payload, Subscription } from "./subscription.ts";

/** One thing to be told; numbers begin at 1 and leave no gap. */
export type NumberedEvent = {
  readonly number: number;
  readonly at: Instant;
  readonly type: string;
  readonly id: string;
};

/** Why a receiver is told something. `query-status`, `query-event`: because it asked. */
export type NotificationKind = "handshake" | "event-notification" | "query-status" | "query-event";

type Told = {
  /** The address of the FHIR server, without a slash at its end. */
  readonly base: string;
  readonly subscription: Pick<Subscription, "id" | "status" | "payload">;
  readonly kind: NotificationKind;
  /** How many events there have been, those included that are told now. */
  readonly count: number;
  readonly events: readonly NumberedEvent[];
};

const profile = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition";

/**
 * A notification as the Subscriptions R5 Backport guide has it for R4: a Bundle whose first entry says of which subscription it is and which
 * events it tells. With `id-only` the other entries are addresses. No resource is in it.
 */
export function notificationBundle(told: Told): object {
  const { base, subscription, events, kind } = told;
  const named = subscription.payload === "id-only" ? events : [];
  return {
    resourceType: "Bundle",
    meta: { profile: [`${profile}/backport-subscription-notification-r4`] },
    type: "history",
    entry: [
      {
        fullUrl: urlOf("Parameters", `${subscription.id}/${kind}/${told.count}/${events[0]?.number ?? 0}`),
        resource: statusParameters(told),
        request: { method: "GET", url: `${base}/Subscription/${subscription.id}/$status` },
        response: { status: "200" },
      },
      ...named.map(({ type, id }) => ({
        fullUrl: `${base}/${type}/${id}`,
        request: { method: "POST", url: type },
        response: { status: "201" },
      })),
    ],
  };
}

/** How a subscription stands. */
export function statusParameters({ base, subscription, kind, count, events }: Told): Element {
  const { id, status, payload } = subscription;
  return {
    resourceType: "Parameters",
    meta: { profile: [`${profile}/backport-subscription-status-r4`] },
    parameter: [
      { name: "subscription", valueReference: { reference: `${base}/Subscription/${id}` } },
      { name: "status", valueCode: status },
      { name: "type", valueCode: kind },
      { name: "events-since-subscription-start", valueString: `${count}` },
      ...events.map((event) => ({ name: "notification-event", part: partsOf(event, base, payload) })),
    ],
  };
}

const partsOf = ({ number, at, type, id }: NumberedEvent, base: string, payload: Payload): readonly Element[] => [
  { name: "event-number", valueString: `${number}` },
  { name: "timestamp", valueInstant: formatInstant(at) },
  ...(payload === "id-only" ? [{ name: "focus", valueReference: { reference: `${base}/${type}/${id}` } }] : []),
];
