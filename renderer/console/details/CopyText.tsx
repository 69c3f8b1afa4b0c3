/** A text that a person carries elsewhere: an address, a number, a link that this program must not open itself. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const saidForMs = 2000;

export function CopyText({ text, what }: { text: string; what: string }) {
  const { t } = useTranslation("console");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="copy">
      <span className="copy-text">{text}</span>
      <button
        type="button"
        className="key-button"
        aria-label={t("copy-what", { what })}
        onClick={() => setCopied(copy(text))}
      >
        {copied ? t("copied") : t("copy")}
      </button>
    </span>
  );
}

/** The old way on purpose: the clipboard API asks for a permission, and pages of this program get none. */
function copy(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
