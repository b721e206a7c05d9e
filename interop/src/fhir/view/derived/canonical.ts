import { own } from "../../own.ts";

/** A protocol version as FHIR names it: `urn:longwatch:protocol:alemtuzumab-eu|2020-01` of `alemtuzumab-eu@2020-01`. */
export function canonicalOf(protocol: string): string {
  const [id, version] = protocol.split("@");
  return `${own.protocol}:${id}${version === undefined ? "" : `|${version}`}`;
}
