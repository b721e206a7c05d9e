import type { Result } from "@longwatch/core";
import type { Position } from "./positions.ts";
import { readJson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";

/** A value read from text, and where each part of it stands. */
export type StructuredText = {
  readonly value: unknown;
  /** The place of a JSON pointer; of its nearest enclosing part where the pointer names something absent. */
  readonly locate: (pointer: string) => Position;
};

/**
 * Text → value, strictly: no key twice, no anchors or tags, dates left as text. Text that begins with `{` or
 * `[` is JSON and nothing else; all other text is YAML 1.2.
 */
export const readStructured = (text: string): Result<StructuredText> =>
  /^\s*[{[]/.test(text) ? readJson(text) : readYaml(text);
