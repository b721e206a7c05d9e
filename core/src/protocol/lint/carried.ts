import { protocolName } from "../protocol.ts";
import { type Check, layerOf, problem } from "./check.ts";

/** A step carried over from another version says from which, and that it is the clinic's own judgement. */
export const checkCarried: Check = (protocol, { names }) =>
  protocol.rules.flatMap((rule, i) => {
    if (rule.carriedFrom === undefined) return [];
    const at = `/rules/${i}`;
    const saw = `"${rule.carriedFrom}"`;
    const layer = layerOf(rule, protocol);
    return [
      ...(names.has(rule.carriedFrom) && rule.carriedFrom !== protocolName(protocol)
        ? []
        : [
            problem(
              "protocol-reference-unknown",
              `${at}/carriedFrom`,
              saw,
              "Write another version that exists, as protocol@version.",
            ),
          ]),
      ...(rule.confidence === "K2" && layer === "local-policy"
        ? []
        : [
            problem(
              "protocol-confidence-layer",
              `${at}/carriedFrom`,
              `${saw}, with ${rule.confidence} in layer ${layer}`,
              'Write "confidence: K2" and "layer: local-policy": what this version does not document is local judgement.',
            ),
          ]),
    ];
  });
