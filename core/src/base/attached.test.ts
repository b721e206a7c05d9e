import { expect, it } from "vitest";
import { attached, onceFor } from "./attached.ts";

it("is found at its owner alone, and the newest counts", () => {
  const [one, other] = [attached<object, number>(), attached<object, number>()];
  const [owner, equal] = [{ a: 1 }, { a: 1 }];
  one.set(owner, 1);
  one.set(owner, 2);
  other.set(owner, 3);
  expect([one.get(owner), other.get(owner), one.get(equal)]).toEqual([2, 3, undefined]);
});

it("goes with no copy, and does not show", () => {
  const kept = attached<object, number>();
  const owner = { a: 1 };
  kept.set(owner, 1);
  expect(kept.get({ ...owner })).toBeUndefined();
  expect(kept.get(structuredClone(owner))).toBeUndefined();
  expect(owner).toStrictEqual({ a: 1 });
  expect(JSON.stringify(owner)).toBe('{"a":1}');
});

it("is made once for each owner", () => {
  let count = 0;
  const doubled = onceFor(({ a }: { readonly a: number }) => {
    count += 1;
    return [2 * a];
  });
  const [owner, other] = [{ a: 1 }, { a: 1 }];
  expect(doubled(owner)).toBe(doubled(owner));
  expect(doubled(other)).not.toBe(doubled(owner));
  expect([doubled(owner), count]).toEqual([[2], 2]);
});
