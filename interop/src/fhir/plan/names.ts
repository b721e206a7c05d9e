import type { Protocol } from "@longwatch/core";
import { idOf } from "../write/element.ts";

/** Canonical addresses of what a protocol is written as. We own no domain, so they are names and not places. */
export const canonical = {
  plan: (protocol: Pick<Protocol, "protocol">): string => `urn:longwatch:plan-definition:${protocol.protocol}`,
  library: (protocol: Pick<Protocol, "protocol">): string => `urn:longwatch:library:${protocol.protocol}`,
  activity: (test: string): string => `urn:longwatch:activity-definition:${test}`,
  valueSet: (test: string): string => `urn:longwatch:value-set:${test}`,
} as const;

/** A version as others refer to it, `urn:longwatch:plan-definition:alemtuzumab-eu|2020-01` of `alemtuzumab-eu@2020-01`. */
export function planOf(name: string): string {
  const [protocol = "", version] = name.split("@");
  return `${canonical.plan({ protocol })}${version === undefined ? "" : `|${version}`}`;
}

/** Our extensions on an action: what FHIR has no element for. */
export const planExtension = {
  /** Who speaks: label, programme, guideline, local policy. */
  layer: "urn:longwatch:layer",
  /** V1, V2, K1 or K2: how well it is known that the source says so. */
  confidence: "urn:longwatch:confidence",
  /** The version from which an undocumented step was taken. */
  carriedFrom: "urn:longwatch:carried-from",
  /** Days before and after the due day in which it is on time. */
  window: "urn:longwatch:window",
  /** It goes on until so long after the last infusion. */
  until: "urn:longwatch:until-after-last-infusion",
} as const;

/** An id for a resource of a version; one that FHIR does not allow (`2022+`) gets a mark. */
export const idOfVersion = ({ protocol, version }: Pick<Protocol, "protocol" | "version">): string =>
  idOf(`${protocol}-${version}`);

/** A name that programs can use: `AlemtuzumabEu202001`. */
export const nameOf = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== "")
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join("")
    .replace(/^(?=[0-9])/, "P");
