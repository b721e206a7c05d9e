import { begin } from "./api.ts";
import { linesAtOnce } from "./today/page-size.ts";
import { chosenLanguage, speak } from "./words/language.ts";

// The first thing that runs, and small: the server is asked while everything else is still on its way.
speak(chosenLanguage());
if (/^\/(clinics\/.*)?$/.test(location.pathname)) begin("/session");
const today = /^(\/clinics\/[\w-]+\/worklist)$/.exec(location.pathname)?.[1];
if (today !== undefined && location.search === "") begin(today, { limit: linesAtOnce });
