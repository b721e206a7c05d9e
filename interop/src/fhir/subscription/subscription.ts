import { formatInstant, type Instant } from "@longwatch/core";
import { compact, type Element, type Resource } from "../write/element.ts";

/** What goes to the receiver: an empty body, a notification that names nothing, or one that names resources by their ids. */
export const payloads = ["none", "empty", "id-only"] as const;
export type Payload = (typeof payloads)[number];

/** `requested`: the receiver has not answered yet; `error`: it has not for days, and nothing more is sent; `off`: nothing is to be told. */
export const subscriptionStatuses = ["requested", "active", "error", "off"] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** A subscription without what only its sender and its receiver may know. */
export type Subscription = {
  readonly id: string;
  readonly version: number;
  readonly changedAt: Instant;
  readonly status: SubscriptionStatus;
  readonly reason: string;
  readonly criteria: string;
  readonly endpoint: string;
  readonly payload: Payload;
  readonly endsAt: Instant | undefined;
  /** Why the last attempt failed, in a word of ours; undefined: it did not. */
  readonly trouble: string | undefined;
};

/** Says how much of a resource a notification carries: of the Subscriptions R5 Backport guide. */
export const contentExtension =
  "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content";

/** As FHIR R4 has it. Headers for the receiver are never shown again. */
export function subscriptionResource(one: Subscription): Resource {
  const { id, version, changedAt, status, reason, criteria, endpoint, payload, endsAt, trouble } = one;
  return compact({
    resourceType: "Subscription" as const,
    id,
    meta: { versionId: `${version}`, lastUpdated: formatInstant(changedAt) },
    status,
    end: endsAt === undefined ? undefined : formatInstant(endsAt),
    reason,
    criteria,
    error: trouble,
    channel: compact({ type: "rest-hook", endpoint, ...payloadElements(payload) }),
  });
}

const payloadElements = (payload: Payload): Element =>
  payload === "none"
    ? {}
    : {
        payload: "application/fhir+json",
        _payload: { extension: [{ url: contentExtension, valueCode: payload }] },
      };
