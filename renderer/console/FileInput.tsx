/** Asks the system for a file; out of sight, a button of the page clicks it. */
import type { RefObject } from "react";

export interface FileInputProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** Endings, with commas between. */
  readonly accept: string;
  readonly label: string;
  readonly onFile: (file: File | undefined) => void;
}

export function FileInput({ input, accept, label, onFile }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={({ target }) => {
        onFile(target.files?.[0]);
        // The same file may be chosen again once it was mended.
        target.value = "";
      }}
    />
  );
}
