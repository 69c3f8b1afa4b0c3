/**
 * What is filled in and sent: Enter sends, from a text of several lines, too (Shift+Enter begins another line). What
 * was refused stays as it was typed, under the reason.
 */
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { RefusalText } from "./RefusalMessage.tsx";
import type { Refusal } from "./send.ts";
import "./send-form.css";

export interface SendFormProps {
  readonly submit: string;
  readonly refusal: Refusal | null;
  /** False while something is missing; the form's own fields say what. */
  readonly ready?: boolean;
  readonly onSend: () => void;
  readonly children: ReactNode;
}

export function SendForm({ submit, refusal, ready = true, onSend, children }: SendFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const press = (event: KeyboardEvent) => {
    const inText = event.target instanceof HTMLTextAreaElement;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !inText || event.shiftKey) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      className="send-form"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSend();
      }}
    >
      {children}
      {refusal && (
        <p className="send-refused" role="alert">
          <RefusalText refusal={refusal} />
        </p>
      )}
      <button type="submit" className="key-button send-submit" aria-disabled={!ready}>
        {submit} <kbd>Enter</kbd>
      </button>
    </form>
  );
}
