import { expect, it } from "vitest";
import { writeMessage } from "./write.ts";

it("writes delimiters, escapes text and leaves out empty ends", () => {
  const text = writeMessage([
    { name: "MSH", fields: ["LAB", "", "", "", "20260101", "", [[["ORU"], ["R01"]]], "a|b", "", ""] },
    { name: "PID", fields: ["1", "", [[["1"], [""], [""], ["H", "2.16", "ISO"]], [["2"]]]] },
    { name: "PV1", fields: [""] },
  ]);
  expect(text).toBe("MSH|^~\\&|LAB||||20260101||ORU^R01|a\\F\\b\rPID|1||1^^^H&2.16&ISO~2\rPV1|\r");
});
