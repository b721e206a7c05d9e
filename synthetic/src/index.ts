/** The public surface of @longwatch/synthetic: presets in, people who do not exist out. */
export type { Delivery } from "./laboratory/sample.ts";
export type { Arm } from "./life.ts";
export type { Preset } from "./preset/preset.ts";
export { type PresetSource, presetNames, presetOf, presetSource } from "./preset/source.ts";
export { type Truth, truthFile } from "./record/truth-file.ts";
export { type Cohort, type Simulated, simulatePerson } from "./simulate.ts";
