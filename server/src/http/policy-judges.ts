import { type Issue, parseRoster } from "@longwatch/core";
import { parseIdentifierRules } from "@longwatch/interop";
import { parseRetention } from "../care/retention.ts";
import type { PolicyKind } from "../db/policies.ts";
import { judgePolicy } from "../protocols/policy.ts";
import { shippedLibrary } from "../rules/shipped.ts";
import type { JudgePolicy } from "../usecases/change-policy.ts";

/** Who judges which kind of policy before it is kept. */
export const policyJudges: Readonly<Record<PolicyKind, JudgePolicy>> = {
  rules: (content) => {
    const library = shippedLibrary();
    if (!library.ok) return [elsewhere("shipped protocols that cannot be read", "Install @longwatch/protocols again.")];
    const judged = judgePolicy(content, library.value);
    return "problems" in judged ? judged.problems.map(({ issue }) => issue) : [];
  },
  roster: (content) => issuesIn(parseRoster(content)),
  retention: (content) => issuesIn(parseRetention(content)),
  identifiers: (content) => issuesIn(parseIdentifierRules(content)),
  escalation: () => [
    elsewhere("a ladder by itself", "Write the ladder in the clinic's own protocol, in the policy of the kind rules."),
  ],
};

const issuesIn = (read: { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] }) =>
  read.ok ? [] : read.issues;

const elsewhere = (saw: string, remedy: string): Issue => ({
  code: "resource-unsupported",
  severity: "error",
  at: "/",
  saw,
  remedy,
});
