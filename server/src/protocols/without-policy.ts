import type { Protocol } from "@longwatch/core";

/**
 * The bare labels: without policies, and without the local rules in them. A step that a version does not
 * document and that was carried from its neighbour stays: an empty schedule is never an answer.
 */
export const withoutPolicy = (protocols: readonly Protocol[]): readonly Protocol[] =>
  protocols
    .filter(({ layer }) => layer !== "local-policy")
    .map(({ parameters = [], ...protocol }) => ({
      ...protocol,
      rules: protocol.rules.filter((rule) => rule.layer !== "local-policy" || rule.carriedFrom !== undefined),
      parameters: parameters.filter(({ layer }) => layer !== "local-policy"),
    }));
