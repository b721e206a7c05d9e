import { careChecks } from "../testing/checks/care.ts";
import { verify } from "../testing/checks.ts";

verify("care", careChecks);
