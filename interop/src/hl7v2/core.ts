// TEMPORARY: until core's index exports it.
export { type NotAResult, notAResult } from "../../../core/src/units/not-a-result.ts";
