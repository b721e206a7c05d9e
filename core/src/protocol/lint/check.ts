import type { Issue, IssueCode } from "../../base/result.ts";
import type { Parameter, ParameterId, Protocol } from "../protocol.ts";
import type { Layer } from "../rule.ts";

/** What one protocol is judged against. */
export type LintContext = {
  /** The ids of references.yaml. */
  readonly references: ReadonlySet<string>;
  /** Policies that go with any jurisdiction: they say what a protocol leaves open. */
  readonly policies: readonly Protocol[];
  /** Every `protocol@version` that exists. */
  readonly names: ReadonlySet<string>;
};

/** One family of checks over one protocol. Pointers are those of the file. */
export type Check = (protocol: Protocol, context: LintContext) => readonly Issue[];

/** A protocol and the file it was read from, named as `folder/version.yaml`. */
export type ReadProtocol = { readonly file: string; readonly protocol: Protocol };

/** An issue that needs its file, because it was found by comparing several. */
export type Finding = { readonly file: string; readonly issue: Issue };

/** One family of checks over all protocols together. */
export type SetCheck = (protocols: readonly ReadProtocol[], context: LintContext) => readonly Finding[];

/** Every problem of a protocol is an error: a rulebook with a doubt in it is not built. */
export const problem = (code: IssueCode, at: string, saw: string, remedy: string): Issue => ({
  code,
  severity: "error",
  at,
  saw,
  remedy,
});

/** The layer a rule or parameter speaks from: its own, or its protocol's. */
export const layerOf = (of: { readonly layer?: Layer | undefined }, protocol: Protocol): Layer =>
  of.layer ?? protocol.layer;

/** A parameter as this protocol sees it: its own first, a policy's where it has none. */
export const parameterOf = (id: ParameterId, protocol: Protocol, { policies }: LintContext): Parameter | undefined =>
  [protocol, ...policies].flatMap((one) => one.parameters ?? []).find((one) => one.id === id);
