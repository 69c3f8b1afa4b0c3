import { createRoot } from "react-dom/client";
import { connectToCore } from "../data/core.ts";
import { startTexts } from "../ui/i18n.ts";
import "../ui/fonts.ts";
import "../ui/theme.css";
import { DisplayNumber } from "./DisplayNumber.tsx";
import { SetUp } from "./SetUp.tsx";

const query = new URLSearchParams(window.location.search);
const number = query.get("number");
await startTexts("id");
// A number on another display asks the core for nothing.
if (number === null) connectToCore();
createRoot(document.getElementById("root") as HTMLElement).render(
  number === null ? <SetUp ownDisplay={Number(query.get("display"))} /> : <DisplayNumber number={number} />,
);
