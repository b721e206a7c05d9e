import { type Day, formatDay } from "../base/calendar.ts";
import { failed, type Issue, type IssueCode, ok, type Result } from "../base/result.ts";
import { type Handled, type Handling, hasReason, type SnoozeDays, snoozeLimit } from "./handling.ts";
import { namesRole, roleAddress, roleNamed, rolesFor } from "./role.ts";

/** What somebody is about to do about a task or a notice. */
export type DraftAct = {
  readonly task: string;
  readonly action: "take" | "assign" | "snooze" | "done" | "reopen";
  /** Of `assign`: a person's id, or `role/nurse`, `role/physician`. */
  readonly to?: string;
  /** Of `snooze`: the last day on which it is set aside. */
  readonly until?: Day;
  readonly reason?: string;
  /** Of `done`: ids of facts that show it. */
  readonly evidence?: readonly string[];
  /** Who had it when the actor decided; null: nobody. Absent: it does not matter. */
  readonly seenOwner?: string | null;
};

/** What the act is judged by. */
export type ActContext = {
  /** The day of the act at the clinic. */
  readonly asOf: Day;
  readonly snoozeDays: SnoozeDays;
  /** Whether a person works at the clinic. */
  readonly isMember: (person: string) => boolean;
  /** Whether a fact is on file. */
  readonly hasFact: (id: string) => boolean;
};

/** What the act will have done: `said-done` is not believed until the facts show it, `closed` ends it by word. */
export type ActEffect = "owned" | "handed-over" | "set-aside" | "said-done" | "closed" | "reopened";

/**
 * Whether an act may be written down, and what it will do; or everything that is wrong with it, by JSON pointer.
 *
 * @param one the open task or notice that has the key; undefined: none has
 * @param isByWord whether "done" ends it without a fact
 */
export function judgeTaskAct(
  one: (Handled & Pick<Handling, "owner">) | undefined,
  act: DraftAct,
  isByWord: boolean,
  context: ActContext,
): Result<ActEffect> {
  if (one === undefined)
    return refused("task-unknown", "/task", act.task, "Load the list again: it is done, or was never open.");
  if (act.seenOwner !== undefined && (one.owner ?? null) !== act.seenOwner)
    return refused("record-changed", "/task", act.task, "Look who has it now, and decide again.");
  const issues = complaintsOf(one, act, context);
  return issues.length > 0 ? failed(issues) : ok(effectOf(act, isByWord));
}

const effectOf = ({ action }: DraftAct, isByWord: boolean): ActEffect =>
  action === "done"
    ? isByWord
      ? "closed"
      : "said-done"
    : ({ take: "owned", assign: "handed-over", snooze: "set-aside", reopen: "reopened" } as const)[action];

function complaintsOf(one: Handled, act: DraftAct, context: ActContext): readonly Issue[] {
  switch (act.action) {
    case "assign":
      return receiverIssues(one, act.to, context);
    case "snooze":
      return snoozeIssues(one, act, context);
    case "done":
      return (act.evidence ?? []).flatMap((id, i) =>
        context.hasFact(id)
          ? []
          : issue("fact-reference-unknown", `/evidence/${i}`, id, "Name facts that are on file, or say it without."),
      );
    default:
      return [];
  }
}

function receiverIssues({ role: own }: Handled, to: string | undefined, { isMember }: ActContext): readonly Issue[] {
  if (to === undefined || to.trim() === "")
    return issue("value-missing", "/to", "nothing", "Name a person, or a role as role/nurse.");
  if (!namesRole(to))
    return isMember(to)
      ? []
      : issue("value-not-allowed", "/to", to, "Name somebody who works at this clinic, or a role as role/nurse.");
  const allowed = rolesFor(own);
  const role = roleNamed(to);
  if (role !== undefined && allowed.includes(role)) return [];
  const listed = allowed.map(roleAddress).join(", ");
  return issue("value-not-allowed", "/to", to, `Write one of ${listed}; or name the person who does it.`);
}

function snoozeIssues(one: Handled, act: DraftAct, { asOf, snoozeDays }: ActContext): readonly Issue[] {
  const why = hasReason(act) ? [] : issue("value-missing", "/reason", "nothing", "Say why it can wait.");
  const { until } = act;
  const limit = snoozeLimit(one, asOf, snoozeDays);
  if (limit === undefined || limit < asOf) {
    const saw = limit === undefined ? one.urgency : `due on ${formatDay(limit)}`;
    return [...why, ...issue("snooze-not-allowed", "/until", saw, "Do it, or hand it over: it cannot wait.")];
  }
  const last = `Write a day from ${formatDay(asOf)} to ${formatDay(limit)}.`;
  if (until === undefined) return [...why, ...issue("value-missing", "/until", "nothing", last)];
  if (until >= asOf && until <= limit) return why;
  return [...why, ...issue("snooze-too-long", "/until", formatDay(until), last)];
}

const issue = (code: IssueCode, at: string, saw: string, remedy: string): readonly Issue[] => [
  { code, severity: "error", at, saw, remedy },
];

const refused = (...parts: Parameters<typeof issue>): Result<never> => failed(issue(...parts));
