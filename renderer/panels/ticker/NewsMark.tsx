/** What sort of news it is, as a shape: the words beside it say the same. */
import { StateMark } from "../../incident/StateMark.tsx";
import { PriorityMark } from "../../ui/Shape.tsx";
import type { NewsKind } from "./news.ts";

export function NewsMark({ kind }: { kind: NewsKind }) {
  switch (kind) {
    case "urgent":
      return <PriorityMark priority="urgent" label="" />;
    case "arrived":
      return <StateMark state="on-scene" />;
    case "resolved":
      return <StateMark state="resolved" />;
    case "breached":
      return (
        <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
          <path
            d="M2 1h12v3L9.5 8l4.5 4v3H2v-3l4.5-4L2 4z"
            fill="none"
            stroke="var(--bad)"
            strokeWidth="1.8"
          />
        </svg>
      );
  }
}
