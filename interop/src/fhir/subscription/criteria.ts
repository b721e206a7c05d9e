import type { Day, Task, WorklistItem } from "@longwatch/core";
import { own } from "../own.ts";
import { valuesOf } from "../search/match.ts";
import { issueKey } from "../view/derived/detected-issues.ts";
import { taskKey, taskPriorities, taskStatus } from "../view/derived/tasks.ts";
import { resourceId } from "../view/ids.ts";

/** What a subscription waits for, read. An empty set leaves nothing out. */
export type Criteria =
  | { readonly type: "DetectedIssue"; readonly isPreliminary: boolean }
  | {
      readonly type: "Task";
      readonly statuses: ReadonlySet<string>;
      readonly codes: ReadonlySet<string>;
      readonly priorities: ReadonlySet<string>;
    };

/** A resource that a subscription tells of: `DetectedIssue/lw-0001.10a4…`, of this patient; 0 is the most urgent. */
export type Focus = {
  readonly type: Criteria["type"];
  readonly id: string;
  readonly patient: string;
  readonly urgencyRank: number;
};

/** Whoever adds a kind of task is made to say it here. */
const kinds: Readonly<Record<Task["kind"], true>> = {
  overdue: true,
  "continue-measure": true,
  "repeat-sample": true,
  "end-of-watch-review": true,
  "yearly-review": true,
  signal: true,
  confirm: true,
  "course-held": true,
  "signal-undecided": true,
  "cannot-tell": true,
  "orphaned-act": true,
  "symptom-unknown": true,
  told: true,
};
const statuses = ["requested", "accepted", "on-hold", "in-progress"];

/**
 * The criteria of a Subscription. A closed list: what is accepted is also told.
 *
 * @returns undefined where it is none that is served
 */
export function parseCriteria(text: string): Criteria | undefined {
  const [, type, query = ""] = /^(DetectedIssue|Task)(?:\?(.+))?$/.exec(text) ?? [];
  const pairs = [...new URLSearchParams(query)];
  const asked = new Map(pairs);
  if (asked.size < pairs.length) return undefined;
  if (type === "DetectedIssue")
    return asked.size === 0 || (asked.size === 1 && asked.get("status") === "preliminary")
      ? { type, isPreliminary: asked.size === 1 }
      : undefined;
  if (type !== "Task") return undefined;
  const read = {
    status: wordsIn(asked.get("status"), statuses),
    code: wordsIn(asked.get("code"), Object.keys(kinds), own.task),
    priority: wordsIn(asked.get("priority"), Object.values(taskPriorities)),
  };
  const isKnown = [...asked.keys()].every((name) => Object.hasOwn(read, name));
  const { status, code, priority } = read;
  return isKnown && status !== undefined && code !== undefined && priority !== undefined
    ? { type, statuses: status, codes: code, priorities: priority }
    : undefined;
}

/** Values of a token, all of them known; undefined where one is not. */
function wordsIn(text: string | undefined, known: readonly string[], system?: string): ReadonlySet<string> | undefined {
  if (text === undefined) return new Set();
  const words = valuesOf(text).map((one) =>
    system !== undefined && one.startsWith(`${system}|`) ? one.slice(system.length + 1) : one,
  );
  return words.every((one) => known.includes(one)) ? new Set(words) : undefined;
}

/** The resource that a line of the worklist stands for, where these criteria are met by it today. */
export function focusOf(criteria: Criteria, item: WorklistItem, asOf: Day): Focus | undefined {
  const { patient, key, kind, about, signalState, urgency, urgencyRank } = item;
  if (patient === undefined) return undefined;
  if (criteria.type === "DetectedIssue")
    // Each warning that nobody has closed has a task; who has only looked at it did not close it. A line that was kept before its
    // state was kept with it counts as open, so that nothing is missed.
    return kind === "signal" && (!criteria.isPreliminary || (signalState ?? "open") === "open")
      ? { type: "DetectedIssue", id: resourceId(patient, issueKey(about)), patient, urgencyRank }
      : undefined;
  const fits = (wanted: ReadonlySet<string>, word: string): boolean => wanted.size === 0 || wanted.has(word);
  return fits(criteria.statuses, taskStatus(item, asOf)) &&
    fits(criteria.codes, kind) &&
    fits(criteria.priorities, taskPriorities[urgency])
    ? { type: "Task", id: resourceId(patient, taskKey(key)), patient, urgencyRank }
    : undefined;
}
