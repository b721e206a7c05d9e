/** What a Subscription can wait for, in words: for the server's description of itself, and for whoever asks for something else. */
export const criteriaServed =
  "DetectedIssue?status=preliminary, and Task with status, code and priority, such as Task?code=overdue.";
