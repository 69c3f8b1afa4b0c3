/** Hands a file over to be saved; where to, the system's dialog asks a person. */

export function saveFile(name: string, content: string | Uint8Array): void {
  const parts = typeof content === "string" ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([parts], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
