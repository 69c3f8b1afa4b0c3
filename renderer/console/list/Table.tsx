import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface TableProps {
  /** The class that lays out a row's columns, of the head as of the list's rows. */
  readonly columns: string;
  /** Their names: texts `column-…`. */
  readonly names: readonly string[];
  readonly children: ReactNode;
}

/** A list with named columns; the names stay when it scrolls. */
export function Table({ columns, names, children }: TableProps) {
  const { t } = useTranslation("console");
  return (
    <div className="table">
      <div className={`${columns} table-head`} aria-hidden="true">
        {names.map((name) => (
          <span key={name}>{t(`column-${name}`)}</span>
        ))}
      </div>
      {children}
    </div>
  );
}
