import type { ReactNode } from "react";

export interface ScrollProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What may be longer than its place: it scrolls, so the keyboard can get there. */
export function Scroll({ label, className = "", children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll what has the focus
    <section className={`details ${className}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
