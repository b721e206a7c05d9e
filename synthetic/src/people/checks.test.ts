import { peopleChecks } from "../testing/checks/people.ts";
import { verify } from "../testing/checks.ts";

verify("people", peopleChecks);
