import { createRoot } from "react-dom/client";
import { connection, connectToCore } from "../data/core.ts";
import { lastLanguage, startTexts } from "../ui/i18n.ts";
import "../ui/fonts.ts";
import "../ui/theme.css";
import { Wall } from "./Wall.tsx";

/**
 * What most displays begin with: asked for together with the arrangement of the panels, rather than by each panel, and
 * before it, so that panels are drawn once.
 */
const first = ["room", "city", "link", "officers", "incidents", "displays", "drill"] as const;

const display = new URLSearchParams(window.location.search).get("display") ?? "";
for (const view of first) connection.read(view, {});
connectToCore();
await startTexts(lastLanguage());
createRoot(document.getElementById("root") as HTMLElement).render(<Wall displayId={display} />);
