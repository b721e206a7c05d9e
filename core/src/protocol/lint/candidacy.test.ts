import { expect, it } from "vitest";
import { protocolSample } from "../../testing/protocol-sample.ts";
import { lintProtocols } from "../lint-protocol.ts";
import type { ProtocolFile } from "../protocol.ts";

const criterion = {
  id: "stroke",
  name: "Stroke",
  says: "There was a stroke.",
  confidence: "V1" as const,
  sources: [{ ref: "S1" }],
  when: { kind: "condition" as const, question: "stroke", when: "ever" as const },
};
const asks = (...items: readonly string[]): NonNullable<ProtocolFile["questions"]> => [
  {
    name: { en: "Vessels", es: "Vasos" },
    asks: items.map((item) => ({ item, asks: { en: "Was it?", es: "¿Lo fue?" } })),
  },
];
const lint = (questions?: ProtocolFile["questions"]): readonly string[] =>
  lintProtocols(
    [
      {
        file: "sample-eu/1.yaml",
        protocol: protocolSample({ criteria: [criterion], ...(questions === undefined ? {} : { questions }) }),
      },
    ],
    new Set(["S1"]),
  ).map(({ issue }) => `${issue.code} ${issue.saw}`);

it.each([
  ["what a criterion needs is asked", asks("stroke"), []],
  ["nobody asks it", undefined, ['protocol-question-missing "stroke"']],
  ["it is asked twice", asks("stroke", "stroke"), ['protocol-question-unused "stroke"']],
  ["no criterion needs it", asks("stroke", "strok"), ['protocol-question-unused "strok"']],
] as const)("%s", (_, questions, said) => {
  expect(lint(questions as ProtocolFile["questions"])).toEqual(said);
});
