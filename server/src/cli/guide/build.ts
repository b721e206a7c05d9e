import { buildGuide } from "../../guide/build-guide.ts";
import { guideAssets, writeGuide } from "../../guide/write-guide.ts";
import { printed } from "../outcome.ts";
import { type Ending, type GuideOptions, onGuide } from "./on-guide.ts";

export type BuildOptions = GuideOptions & { readonly out: string };

/** The guide as static pages in a folder; nothing is written of a guide with a fault. */
export const build = (folder: string, options: BuildOptions): Ending =>
  onGuide(folder, options, ({ guide, shelf }) => {
    const files = buildGuide(guide, shelf, guideAssets());
    writeGuide(options.out, files);
    return printed(`${files.size} files in ${options.out}; open ${options.out}/index.html`);
  });
