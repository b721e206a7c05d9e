import { symptomsChecks } from "../testing/checks/symptoms.ts";
import { verify } from "../testing/checks.ts";

verify("symptoms", symptomsChecks);
