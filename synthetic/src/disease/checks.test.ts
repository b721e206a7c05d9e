import { diseaseChecks } from "../testing/checks/disease.ts";
import { verify } from "../testing/checks.ts";

verify("disease", diseaseChecks);
