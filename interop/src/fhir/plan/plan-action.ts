import type { Protocol, Reference, Rule } from "@longwatch/core";
import { compact, type Element, worded } from "../write/element.ts";
import { canonical, planExtension } from "./names.ts";
import { conceptOf, type Test, testsOf } from "./tests.ts";
import { type When, whenOf } from "./when.ts";

/** What FHIR calls the strength of a demand. */
const behaviours = { required: "must", recommended: "must-unless-documented", consider: "could" } as const;

const audiences = {
  "has-cervix": { expression: '"Has Cervix"', description: "People with a cervix" },
  "childbearing-potential": { expression: '"Could Become Pregnant"', description: "People who could become pregnant" },
} as const;

/** A rule as an action, with its grade, its layer and its citations. */
export function planAction(
  rule: Rule,
  protocol: Protocol,
  references: readonly Reference[],
): Element & { readonly when: When } {
  const when = whenOf(rule);
  const { condition: stated = [], ...timing } = when.fields as { readonly condition?: readonly Element[] };
  const asked = "evidence" in rule ? askedActions(rule.id, testsOf(rule.evidence)) : [];
  const steps = when.steps;
  const children =
    steps.length === 0
      ? asked
      : steps.map((step) => ({
          ...step,
          ...group(askedActions(`${step["id"]}`, "evidence" in rule ? testsOf(rule.evidence) : [])),
        }));
  return {
    when,
    ...compact({
      id: rule.id,
      extension: [
        { url: planExtension.layer, valueCode: rule.layer ?? protocol.layer },
        { url: planExtension.confidence, valueCode: rule.confidence },
        ...(rule.carriedFrom === undefined ? [] : [{ url: planExtension.carriedFrom, valueString: rule.carriedFrom }]),
        ...when.extension,
      ],
      title: rule.name,
      description: rule.says,
      code: [worded(rule.id)],
      documentation: rule.sources.map(({ ref, at }) => citation(ref, at, references)),
      condition: [...conditionOf(rule), ...stated],
      ...timing,
      requiredBehavior: behaviours[rule.requirement],
      ...(steps.length === 0 ? group(children) : { groupingBehavior: "logical-group", action: children }),
    }),
  };
}

function citation(ref: string, at: string | undefined, references: readonly Reference[]): Element {
  const source = references.find(({ id }) => id === ref);
  return compact({
    type: "citation",
    label: ref,
    display: at,
    citation:
      source === undefined
        ? ref
        : [source.title, source.publisher, source.date].filter((part) => part !== undefined).join(". "),
    url: source?.address,
  });
}

function conditionOf({ appliesTo = "everyone" }: Rule): readonly Element[] {
  if (appliesTo === "everyone") return [];
  return [{ kind: "applicability", expression: { language: "text/cql", ...audiences[appliesTo] } }];
}

/** All of what is asked for; of alternatives one or more. */
const askedActions = (id: string, tests: readonly (readonly Test[])[]): readonly Element[] =>
  tests.map((alternatives, i) => {
    const [only, ...others] = alternatives.map((test, k) =>
      askedAction(`${id}.${i + 1}${alternatives.length > 1 ? `.${k + 1}` : ""}-${test.key}`, test),
    );
    return others.length === 0
      ? only!
      : {
          id: `${id}.${i + 1}`,
          title: alternatives.map(({ name }) => name).join(" or "),
          groupingBehavior: "logical-group",
          selectionBehavior: "one-or-more",
          action: [only!, ...others],
        };
  });

const askedAction = (id: string, test: Test): Element => ({
  id: id.replaceAll("_", "-"),
  title: test.name,
  code: [conceptOf(test)],
  definitionCanonical: canonical.activity(test.key),
});

const group = (actions: readonly Element[]): Element =>
  actions.length === 0 ? {} : { groupingBehavior: "logical-group", selectionBehavior: "all", action: actions };
