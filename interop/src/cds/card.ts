import { say } from "@longwatch/core";

/** A card of CDS Hooks 2.0, without what only the server knows: its `uuid`, and where it comes from. */
export type DraftCard = {
  /** What it is about: a word of ours, the same in every call. */
  readonly topic: CardTopic;
  /** Under 140 characters. */
  readonly summary: string;
  readonly indicator: Indicator;
  /** GitHub-flavoured Markdown. */
  readonly detail: string;
};
export type Indicator = "info" | "warning" | "critical";

export const cardTopics = [
  "open-warnings",
  "late-tests",
  "watch-review",
  "not-known",
  "held-back",
  "alemtuzumab-order",
  "live-vaccine",
  "vaccine-unknown",
  "antithrombotic",
  "order-unreadable",
] as const;
export type CardTopic = (typeof cardTopics)[number];

/** Reasons that a clinician may give for going on all the same, by code. */
export const overrideCodes = ["known", "done-elsewhere", "benefit", "not-applicable"] as const;

export const overrideReasons = (system: string) =>
  overrideCodes.map((code) => ({ code, system, display: say(`support.override.${code}`, {}) }));

const longestSummary = 139;

/** @param lines of the detail; empty ones are left out */
export const cardOf = (
  topic: CardTopic,
  indicator: Indicator,
  summary: string,
  lines: readonly (string | undefined)[],
): DraftCard => ({
  topic,
  summary: [...summary].length <= longestSummary ? summary : `${[...summary].slice(0, longestSummary - 1).join("")}…`,
  indicator,
  detail: lines.filter((line) => line !== undefined && line !== "").join("\n"),
});

/** A line of a list. */
export const bullet = (...parts: readonly (string | undefined)[]): string =>
  `- ${parts.filter((part) => part !== undefined && part !== "").join(" ")}`;

/** Words from outside as they are, and never as Markdown or HTML; on one line. */
export const plain = (text: string, most = 300): string =>
  [...text.replaceAll(/\s+/g, " ")]
    .slice(0, most)
    .join("")
    .replaceAll(/[\\`*_[\]<>|~&]/g, (sign) => `\\${sign}`);

/** The same where there is no Markdown: in a summary. */
export const short = (text: string): string => [...text.replaceAll(/\s+/g, " ").trim()].slice(0, 80).join("");
