import type { ReactNode } from "react";

/** A list of what is known: a name and a value each. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export interface FactProps {
  readonly name: string;
  /** A long value stands below its name. */
  readonly long?: boolean;
  readonly children: ReactNode;
}

export function Fact({ name, long = false, children }: FactProps) {
  return (
    <div data-long={long}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
