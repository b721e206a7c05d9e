import type { Protocol } from "@longwatch/core";

/** Protocols as their sources state them: without policies, and without the rules that labels only carry as local policy. */
export const withoutPolicy = (protocols: readonly Protocol[]): readonly Protocol[] =>
  protocols
    .filter(({ layer }) => layer !== "local-policy")
    .map((protocol) => ({
      ...protocol,
      rules: protocol.rules.filter(({ layer }) => layer !== "local-policy"),
      ...(protocol.parameters && { parameters: protocol.parameters.filter(({ layer }) => layer !== "local-policy") }),
    }));
