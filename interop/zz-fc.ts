import { readFileSync } from "node:fs";
import { readFhirFile } from "./src/fhir/read-file.ts";
for (const f of process.argv.slice(2)) console.log(f, JSON.stringify(readFhirFile(readFileSync(f)), null, 1));
