/** For a form in a dialog: sends once, however often Enter is pressed meanwhile, and closes when it was taken. */
import { useState } from "react";
import { type Ask, useSend } from "./send.ts";

export function useSending(onClose: () => void) {
  const { ask, refusal } = useSend();
  const [asking, setAsking] = useState(false);
  const send = async (request: (ask: Ask) => Promise<unknown>) => {
    setAsking(true);
    const done = await request(ask);
    setAsking(false);
    if (done) onClose();
  };
  return { send, refusal, asking };
}
