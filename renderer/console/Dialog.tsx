/**
 * Something on top of the page: the rest is out of reach until it is closed, and the focus then returns. What bears
 * `data-first` has the focus to begin with.
 */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation("console");
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("[data-first=true]")?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={box} className="dialog" aria-labelledby={titleId} onClose={onClose}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="key-button" onClick={onClose}>
          {t("close")} <kbd>Esc</kbd>
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
