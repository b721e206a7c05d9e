import { type Instant, parseInstant } from "@longwatch/core";
import { criteriaServed } from "../search/criteria-served.ts";
import { parseCriteria } from "./criteria.ts";
import { contentExtension, type Payload, type Subscription } from "./subscription.ts";

/** What a program asks for. `headers` are as they were sent: they may be secrets. */
export type AskedSubscription = Pick<Subscription, "reason" | "criteria" | "endpoint" | "payload" | "endsAt"> & {
  readonly headers: readonly string[];
};

/** Why a Subscription is not taken. `code` is one of FHIR's for issues. */
export type SubscriptionFault = {
  readonly code: "required" | "structure" | "value" | "not-supported";
  readonly at: string;
  readonly text: string;
};

type Json = Readonly<Record<string, unknown>>;
const mostHeaders = 5;

/** These say how a message travels, and are ours. */
const ownHeaders =
  /^(host|connection|content-[a-z]+|transfer-encoding|upgrade|te|trailer|keep-alive|expect|proxy-[a-z-]+|via|forwarded|x-forwarded-[a-z]+)$/i;

/**
 * A Subscription of FHIR R4 as it is sent. Every fault at once. What is not spoken of here (`contact`) is not kept.
 *
 * @param at where the resource stands: `Subscription`
 */
export function readSubscription(sent: Json, at = "Subscription"): AskedSubscription | readonly SubscriptionFault[] {
  const faults: SubscriptionFault[] = [];
  const fault = (code: SubscriptionFault["code"], place: string, text: string): undefined => {
    faults.push({ code, at: `${at}${place}`, text });
    return undefined;
  };
  const text = (from: Json, name: string, place: string, most: number): string | undefined => {
    const value = from[name];
    if (value === undefined) return fault("required", place, "This must be said.");
    return typeof value === "string" && value.trim() !== "" && value.length <= most
      ? value
      : fault("structure", place, `FHIR has a text here, of at most ${most} signs.`);
  };

  if (sent["modifierExtension"] !== undefined) fault("not-supported", ".modifierExtension", "It is not known here.");
  if (sent["status"] !== undefined && sent["status"] !== "requested")
    fault("value", ".status", "A subscription begins as requested.");
  const reason = text(sent, "reason", ".reason", 200);
  const criteria = text(sent, "criteria", ".criteria", 500);
  if (criteria !== undefined && parseCriteria(criteria) === undefined)
    fault("not-supported", ".criteria", `This cannot be waited for. Served are ${criteriaServed}`);
  const endsAt = endOf(sent["end"]);
  if (endsAt === "unread") fault("value", ".end", "It is no moment of FHIR.");
  const channel = isJson(sent["channel"]) ? sent["channel"] : undefined;
  if (channel === undefined) fault("required", ".channel", "This must be said.");
  const type = channel && text(channel, "type", ".channel.type", 40);
  if (type !== undefined && type !== "rest-hook") fault("not-supported", ".channel.type", "Only rest-hook is served.");
  const endpoint = channel && text(channel, "endpoint", ".channel.endpoint", 500);
  if (endpoint !== undefined && !isEndpoint(endpoint))
    fault(
      "value",
      ".channel.endpoint",
      "Give an address of http or https without a name, a password or a fragment. Which origins may be called is the operator's to say.",
    );
  const payload = channel && payloadOf(channel);
  if (channel !== undefined && payload === undefined)
    fault(
      "not-supported",
      ".channel.payload",
      "Resources themselves are not sent. Leave it out, or write application/fhir+json with the extension backport-payload-content: empty or id-only.",
    );
  const headers = channel === undefined ? [] : headersOf(channel["header"]);
  if (headers === undefined)
    fault(
      "value",
      ".channel.header",
      `At most ${mostHeaders} headers, each as "Name: value"; none that says how a message travels.`,
    );
  if (faults.length > 0) return faults;
  return {
    reason: reason!,
    criteria: criteria!,
    endpoint: endpoint!,
    payload: payload!,
    endsAt: endsAt as Instant | undefined,
    headers: headers!,
  };
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function endOf(value: unknown): Instant | undefined | "unread" {
  if (value === undefined) return undefined;
  return (typeof value === "string" ? parseInstant(value) : undefined) ?? "unread";
}

/** Whether it may be an address to send to; which hosts may be is for the server to say. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "" && hash === "";
}

/** Undefined where whole resources would be sent, or something that is not FHIR. */
function payloadOf(channel: Json): Payload | undefined {
  const { payload, _payload: beside } = channel;
  if (payload === undefined || payload === "") return "none";
  if (payload !== "application/fhir+json") return undefined;
  const extensions = isJson(beside) && Array.isArray(beside["extension"]) ? (beside["extension"] as unknown[]) : [];
  const said = extensions.find((one) => isJson(one) && one["url"] === contentExtension) as Json | undefined;
  const content = said?.["valueCode"];
  return content === "empty" || content === "id-only" ? content : undefined;
}

function headersOf(value: unknown): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > mostHeaders) return undefined;
  return value.every((one) => typeof one === "string" && isHeader(one)) ? value : undefined;
}

function isHeader(line: string): boolean {
  const [, name] = /^([\w!#$%&'*+.^`|~-]{1,80}): ?[\x20-\x7e]{1,2000}$/.exec(line) ?? [];
  return name !== undefined && !ownHeaders.test(name);
}
