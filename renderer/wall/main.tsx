import { createRoot } from "react-dom/client";
import { connectToCore } from "../data/core.ts";
import { startTexts } from "../ui/i18n.ts";
import "../ui/fonts.ts";
import "../ui/theme.css";
import { Wall } from "./Wall.tsx";

const display = new URLSearchParams(window.location.search).get("display") ?? "";
connectToCore();
await startTexts("id");
createRoot(document.getElementById("root") as HTMLElement).render(<Wall displayId={display} />);
