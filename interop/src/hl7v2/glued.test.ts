import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { unglue } from "./glued.ts";

it.each([
  ["PID|1||M1||X|PV1|1|O", ["PID|1||M1||X", "PV1|1|O"]],
  ["PID|1||M1||NPV1|1|O|", ["PID|1||M1||N", "PV1|1|O|"]],
  ["PID|1||M1|PV1|1|O|OBR|1|A", ["PID|1||M1", "PV1|1|O", "OBR|1|A"]],
  ["PID|1||PV1-77^^^H", ["PID|1||PV1-77^^^H"]],
  ["OBX|1|ST|A||PV1|1|O", ["OBX|1|ST|A||PV1|1|O"]],
  ["NTE|1||see ORC", ["NTE|1||see ORC"]],
])("%s", (line, pieces) => expect(unglue(line, usualDelimiters)).toEqual(pieces));
