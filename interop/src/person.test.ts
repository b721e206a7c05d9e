import { expect, test } from "vitest";
import { foldedName } from "./person.ts";

test.each([
  ["Núñez-Ruiz", "nunezruiz"],
  ["NUNEZ RUIZ", "nunezruiz"],
  ["O'Neill", "oneill"],
  ["Müller", "muller"],
  ["Weiß", "weiss"],
  ["Sørensen", "sorensen"],
  ["Łukasz", "lukasz"],
  ["van der Berg", "vanderberg"],
  ["Þórsdóttir", "thorsdottir"],
  ["山田", "山田"],
  ["-", ""],
  ["", ""],
])("%s", (name, folded) => expect(foldedName(name)).toBe(folded));
