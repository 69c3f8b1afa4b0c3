/** The link's state as a shape: a closed chain, a chain being joined, a broken one. */
import type { LinkRow } from "../../shared/contract/rows.ts";
import "./link-mark.css";

export function LinkMark({ state }: { state: LinkRow["state"] }) {
  return (
    <svg className="link-mark" data-link={state} viewBox="0 0 24 16" aria-hidden="true">
      <rect x="1.5" y="4" width="9" height="8" rx="4" />
      <rect x="13.5" y="4" width="9" height="8" rx="4" />
      {state === "online" && <path d="M7 8h10" />}
      {state === "connecting" && <path d="M8 8h1.5M11.2 8h1.6M14.5 8h1.5" />}
      {state === "offline" && <path d="M9 1l6 14" />}
    </svg>
  );
}
