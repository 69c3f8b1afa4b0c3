/** The sound of the chosen camera: off until somebody asks for it, and off again when the camera or its page is left. */
import { useEffect, useState } from "react";

export interface Sound {
  readonly on: boolean;
  toggle(): void;
}

export function useSound(): Sound {
  const [on, setOn] = useState(false);
  // A page that is kept while another is shown must not be heard when it comes back.
  useEffect(() => () => setOn(false), []);
  return { on, toggle: () => setOn(!on) };
}
