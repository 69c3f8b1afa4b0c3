import type { ReactNode } from "react";

export interface SectionProps {
  readonly title: string;
  readonly name: string;
  readonly children: ReactNode;
}

/** A part of the incident's page under its title. */
export function Section({ title, name, children }: SectionProps) {
  return (
    <section className="incident-section" data-section={name}>
      <h4>{title}</h4>
      {children}
    </section>
  );
}
