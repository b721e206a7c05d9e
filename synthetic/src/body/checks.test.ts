import { bodyChecks } from "../testing/checks/body.ts";
import { verify } from "../testing/checks.ts";

verify("body", bodyChecks);
