import { expect, it } from "vitest";
import { detailIds, detailIn } from "./problem-details.ts";

it.each(detailIds)("%s is said in both languages, with the same place for what is needed", (id) => {
  const [english, spanish] = (["en", "es"] as const).map((language) => detailIn({ id, of: "«of»" }, language));
  expect(spanish).not.toBe(english);
  expect(spanish!.includes("«of»")).toBe(english!.includes("«of»"));
});

it("what goes into it stays as it is", () => {
  expect(detailIn({ id: "permission", of: '"a$&b"' }, "es")).toBe('Hace falta el permiso "a$&b".');
});
