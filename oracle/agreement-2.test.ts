import { describeShare } from "./compare-share.ts";

describeShare(1);
