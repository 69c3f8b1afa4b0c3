/** Which words tell of an alarm: one text `text-…` of `alarms.json` for each cause and its variants. Pure. */
import type { AlarmCause } from "./alarm.ts";

export function wordsOf(cause: AlarmCause, params: Readonly<Record<string, string>>): string {
  switch (cause) {
    case "deadline":
      return `deadline-${params.stage}`;
    case "order-unanswered":
      return params.sent === "no" ? "order-unanswered-unsent" : cause;
    case "disk":
      return params.days === undefined ? cause : "disk-forecast";
    case "officer-silent":
      return params.order === "yes" ? "officer-silent-order" : cause;
    case "warning":
      return params.exercise === "yes" ? "warning-exercise" : cause;
    default:
      return cause;
  }
}
