import type { Explanation, Reference, SignalExplanation } from "@longwatch/core";

type Cited = { readonly key: string; readonly references: readonly Reference[] };
export type SignalReasons = SignalExplanation & Cited;
export type ObligationReasons = Explanation & Cited;
/** Why a warning was raised, or why a test is as it is. */
export type Reasons = SignalReasons | ObligationReasons;

export const isOfSignal = (reasons: Reasons): reasons is SignalReasons => "signal" in reasons;
