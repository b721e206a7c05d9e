import type { NewClientJson } from "@longwatch/api";

/** How requests name a client before anybody knows them. The clinic is part of it: another clinic's client is not found. */
export const decisionSupportName = (clinic: string, issuer: string): string => `decision-support ${clinic} ${issuer}`;
export const recordSystemName = (clinic: string, issuer: string): string =>
  `record-system ${clinic} ${withoutSlash(issuer)}`;
export const clientName = (clinic: string, client: string): string => `client ${clinic} ${client}`;

export function namedAs(clinic: string, client: string, given: NewClientJson): string {
  switch (given.use) {
    case "decision-support":
      return decisionSupportName(clinic, given.issuer);
    case "record-system":
      return recordSystemName(clinic, given.issuer);
    case "backend":
    case "app":
      return clientName(clinic, client);
  }
}

/** Record systems write their base with and without. */
export const withoutSlash = (address: string): string => address.replace(/\/+$/, "");
