import { laboratoryChecks } from "../testing/checks/laboratory.ts";
import { verify } from "../testing/checks.ts";

verify("laboratory", laboratoryChecks);
