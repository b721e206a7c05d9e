import type { Issue } from "../../base/result.ts";
import { citedParts } from "../cited.ts";
import { type Check, problem } from "./check.ts";

/** People sign sentences, so every rule and parameter has one: three words or more, closed by a full stop. */
export const checkSentences: Check = (protocol) => [
  ...(protocol.parameters ?? []).flatMap((one, i) => notASentence(one.says, `/parameters/${i}/says`)),
  ...protocol.rules.flatMap((one, i) => [
    ...notASentence(one.says, `/rules/${i}/says`),
    ...(one.saysEs === undefined ? [] : notASentence(one.saysEs, `/rules/${i}/saysEs`)),
  ]),
  ...citedParts(protocol).flatMap(({ of, at }) => notASentence(of.says, `${at}/says`)),
];

function notASentence(text: string, at: string): readonly Issue[] {
  const words = text.trim().split(/\s+/);
  if (words.length >= 3 && /[.!?][)"”’»]?$/.test(text.trim())) return [];
  return [
    problem(
      "value-not-allowed",
      at,
      JSON.stringify(text),
      "Write one plain sentence that people can sign, with its full stop.",
    ),
  ];
}
