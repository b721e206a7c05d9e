import { compact, type Resource } from "../write/element.ts";
import { canonical, nameOf } from "./names.ts";
import { conceptOf, type Test } from "./tests.ts";

/** One test as something that can be ordered. What a laboratory does is not ours, so it has no version. */
export const writeActivityDefinition = (test: Test): Resource =>
  compact({
    resourceType: "ActivityDefinition",
    id: `activity-${test.key}`.replaceAll("_", "-"),
    url: canonical.activity(test.key),
    name: nameOf(test.key),
    title: test.name,
    status: "draft",
    kind: test.kind,
    code: conceptOf(test),
  });

/** The codes under which a test arrives, all of them. */
export const writeValueSet = (test: Test): Resource =>
  compact({
    resourceType: "ValueSet",
    id: `value-set-${test.key}`.replaceAll("_", "-"),
    url: canonical.valueSet(test.key),
    version: "1",
    name: nameOf(test.key),
    title: test.name,
    status: "draft",
    compose: { include: [{ system: test.system, concept: test.codes.map((code) => ({ code })) }] },
  });
