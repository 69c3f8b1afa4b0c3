/** The formats that something goes out in: one key each; then what was saved, or why nothing was. */
import { useState } from "react";
import { RefusalText } from "./RefusalMessage.tsx";
import { saveFile } from "./saveFile.ts";
import type { Refusal } from "./send.ts";
import "./send-form.css";

export interface SaveAsProps<Format extends string> {
  readonly formats: readonly Format[];
  readonly label: (format: Format) => string;
  /** Undefined where it was refused. */
  readonly make: (
    format: Format,
  ) => Promise<{ readonly name: string; readonly content: string | Uint8Array } | undefined>;
  readonly refusal: Refusal | null;
  readonly told: (name: string) => string;
}

/** Spreadsheets take a CSV without this mark for old Windows letters. */
const csvMark = "\uFEFF";

export function SaveAs<Format extends string>({ formats, label, make, refusal, told }: SaveAsProps<Format>) {
  const [done, setDone] = useState<string | null>(null);
  const save = async (format: Format) => {
    const file = await make(format);
    if (!file) return;
    const { name, content } = file;
    saveFile(name, format === "csv" && typeof content === "string" ? csvMark + content : content);
    setDone(name);
  };
  return (
    <>
      <div className="send-choices">
        {formats.map((format, n) => (
          <button
            key={format}
            type="button"
            className="key-button"
            data-first={n === 0}
            onClick={() => void save(format)}
          >
            {label(format)}
          </button>
        ))}
      </div>
      {done !== null && <p role="status">{told(done)}</p>}
      {refusal && (
        <p className="send-refused" role="alert">
          <RefusalText refusal={refusal} />
        </p>
      )}
    </>
  );
}
