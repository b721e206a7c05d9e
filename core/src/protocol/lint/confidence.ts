import type { Issue } from "../../base/result.ts";
import { citedParts } from "../cited.ts";
import type { Confidence, Layer } from "../rule.ts";
import { type Check, layerOf, problem } from "./check.ts";

/** What is only general knowledge (K2) never speaks with the voice of a label or a guideline; what nobody has read says nothing. */
export const checkConfidence: Check = (protocol) => [
  ...(protocol.parameters ?? []).flatMap((one, i) =>
    disguised(one.confidence, layerOf(one, protocol), `/parameters/${i}`),
  ),
  ...protocol.rules.flatMap((one, i) => disguised(one.confidence, layerOf(one, protocol), `/rules/${i}`)),
  ...(protocol.signals ?? []).flatMap((one, i) => disguised(one.confidence, layerOf(one, protocol), `/signals/${i}`)),
  ...(protocol.selfCheck?.questions ?? []).flatMap((one, i) =>
    disguised(one.confidence, protocol.layer, `/selfCheck/questions/${i}`),
  ),
  ...(protocol.candidacy ?? []).flatMap((one, i) =>
    one.weight === "unread" ? [] : disguised(one.confidence, layerOf(one, protocol), `/candidacy/${i}`),
  ),
  ...citedParts(protocol).flatMap(({ of, at }) => disguised(of.confidence, protocol.layer, at)),
];

const disguised = (confidence: Confidence, layer: Layer, at: string): readonly Issue[] =>
  confidence !== "K2" || layer === "local-policy"
    ? []
    : [
        problem(
          "protocol-confidence-layer",
          `${at}/confidence`,
          `K2 in layer ${layer}`,
          'Write "layer: local-policy" here, or raise the confidence once the source has been read.',
        ),
      ];
