import { decisionSupportClient } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import type { Access } from "../access/access.ts";
import type { Service } from "../access/services.ts";
import { clientNamed } from "../db/clients.ts";
import { byName } from "../db/transaction.ts";
import { believe, type Disbelief, issuerOf, onceOf } from "./assertion.ts";
import { decisionSupportName } from "./named-as.ts";

/** What the specification names as signatures; shared secrets are none of them. */
const algorithms = ["RS384", "ES384", "RS256", "ES256"] as const;
const settings = decisionSupportClient.omit({ use: true, label: true });

/**
 * Who calls a service of CDS Hooks with a signed token of its own.
 *
 * @param audience every address that the token may have been made for
 */
export async function decisionSupportCaller(
  access: Access,
  clinic: string,
  token: string,
  audience: readonly string[],
  at: Instant,
): Promise<Service | Disbelief> {
  const issuer = issuerOf(token);
  if (issuer === undefined) return "unreadable";
  const name = decisionSupportName(clinic, issuer);
  const row = await byName(access.database, name, (query) => clientNamed(query, name));
  if (row === undefined) return "issuer-unknown";
  const { client, label } = row;
  const believed = await believe(token, settings.parse(row.content).keys, { algorithms, audience }, at);
  if (typeof believed === "string") return believed;
  const permissions = ["decision-support"] as const;
  return { kind: "service", service: client, label, clinic, permissions, assertion: onceOf(believed) };
}
