/** What a citizen's channel is told, in the city's language: the only texts that the core itself writes. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ReportStatusMessage } from "../../../shared/messages/orders.ts";

export type CitizenTexts = (status: ReportStatusMessage["status"], agency: string | null) => string;

const fileSchema = z.record(z.string(), z.string());

/** Without its file a channel is told the bare status: better than a room that does not open. */
export async function loadCitizenTexts(
  resourcesFolder: string,
  language: "id" | "en",
): Promise<CitizenTexts> {
  const file = join(resourcesFolder, "locales", language, "citizens.json");
  const texts = await readFile(file, "utf8")
    .then((text) => fileSchema.parse(JSON.parse(text)))
    .catch((): Record<string, string> => ({}));
  return (status, agency) =>
    (texts[status] ?? status).replace("{{agency}}", agency ?? texts["no-agency"] ?? "");
}
