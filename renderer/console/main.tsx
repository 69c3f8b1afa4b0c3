import { createRoot } from "react-dom/client";
import { connectToCore } from "../data/core.ts";
import { addTexts, lastLanguage, startTexts } from "../ui/i18n.ts";
import "../ui/fonts.ts";
import "../ui/theme.css";
import { Door } from "./access/Door.tsx";
import { Console } from "./Console.tsx";
import { Simulated } from "./training/Simulated.tsx";

connectToCore();
await startTexts(lastLanguage());
createRoot(document.getElementById("root") as HTMLElement).render(
  <Simulated>
    <Door>
      <Console />
    </Door>
  </Simulated>,
);
// A scene is named in both languages.
void Promise.all([addTexts("id"), addTexts("en")]);
