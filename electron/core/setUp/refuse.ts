/** In a room nobody sets the machine up: main opens no such window, and what asks for it all the same is refused. */
import type { SetUpCommand } from "../../../shared/contract/setUp.ts";
import type { Handlers } from "../handlers.ts";
import { Refused } from "../live/serve.ts";

const refuse = (): never => {
  throw new Refused({ code: "already-begun" });
};

export const noSetUp: Handlers<SetUpCommand> = {
  "setUp.checkCity": refuse,
  "setUp.testBroker": refuse,
  "setUp.testCamera": refuse,
  "setUp.preview": refuse,
  "setUp.finish": refuse,
};
