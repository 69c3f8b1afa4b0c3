/**
 * Hides who a citizen is where nobody needs to know. Pure.
 *
 * Guarantees: of a masked name no more than each word's first letter is left, of a number no more than its last three
 * digits; what is masked once stays as it is when masked again. In free text telephone numbers, identity numbers (NIK
 * and family card, 16 digits), other long numbers, e-mail addresses and the names that are known to belong to it are
 * found. Does not guarantee to find a name that nobody told as one, nor numbers written in words.
 *
 * Where numbers begin and how long they are: ITU E.164, and the Indonesian numbering plan (0 or 62, then an area or
 * operator code; 9 to 14 digits in all).
 */

/** What stands for what is hidden. */
export const hiddenMark = "***";

/** "Budi Santoso" becomes "B*** S***". */
export function maskName(name: string): string {
  return name
    .normalize("NFC")
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map((word) => `${/[\p{L}\p{N}]/u.exec(word)?.[0] ?? ""}${hiddenMark}`)
    .join(" ");
}

/** "+62 812-3456-7890" becomes "***890"; what is too short to hide anything in becomes "***". */
export function maskPhone(phone: string): string {
  const digits = digitsOf(phone);
  return digits.length > 6 ? hiddenMark + digits.slice(-3) : hiddenMark;
}

/** `names`: of people who are known to stand in it, such as the one who wrote it. */
export function maskText(text: string, names: readonly (string | null)[] = []): string {
  let masked = text;
  if (masked.includes("@")) masked = masked.replace(email, `${hiddenMark}@${hiddenMark}`);
  if (someDigits.test(masked)) masked = masked.replace(digitRun, maskRun);
  for (const name of names) if (name) masked = withoutName(masked, name);
  return masked;
}

/** The beginning of a message that nobody could read, JSON perhaps: values of fields that name a person are masked as well. */
export function maskSample(sample: string): string {
  const masked = sample.replace(
    namingField,
    (_, before: string, value: string, after: string) => `${before}${maskName(value)}${after}`,
  );
  return maskText(masked);
}

const email = /[^\s@<>()[\]",;:]+@[^\s@<>()[\]",;:]+\.[\p{L}\p{N}-]+/gu;
const someDigits = /\p{Nd}(?:[^\p{L}\n]{0,3}\p{Nd}){7}/u;
/** Digits, with what people write between them. */
const digitRun = /[+(]{0,2}\p{Nd}(?:[\s().\-–/]{0,3}\p{Nd})*/gu;
/** A date, and a time beside it, are no number; nor is a place in degrees. */
const degrees = "(?:0|[1-9]\\d?|1[0-7]\\d|180)\\.\\d{3,8}";
const dateOrPlace = new RegExp(
  `^(?:\\d{1,2}[-./ ]\\d{1,2}[-./ ]\\d{4}|\\d{4}[-./ ]\\d{1,2}[-./ ]\\d{1,2})(?:\\s+\\d{1,2}[.:]\\d{2})?$|^${degrees}(?:\\s+-?${degrees})?$`,
);

function maskRun(run: string): string {
  const plain = run.normalize("NFKC");
  return dateOrPlace.test(plain) || !isNumberOfSomebody(plain) ? run : maskPhone(run);
}

function isNumberOfSomebody(run: string): boolean {
  const { length } = digitsOf(run);
  if (run.startsWith("+")) return length >= 8;
  const begins = /^\(?(?:0|62|8)/.test(run);
  return (begins && length >= 9) || length >= 15 || /\p{Nd}{9}/u.test(run);
}

function digitsOf(text: string): string {
  return (text.normalize("NFKC").match(/\p{Nd}/gu) ?? []).join("");
}

/** Words of a name that are words of their own: they name nobody. */
const titles = new Set(
  `bapak bpk pak ibu bu sdr sdri saudara saudari tuan nyonya haji hajah hj dr drs ir prof ustad ustadz kang mas mbak
  neng warga pelapor anonim anonymous ketua rt rw pengurus masyarakat penduduk bin binti dan`.split(/\s+/),
);

function withoutName(text: string, name: string): string {
  const words = name
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .filter((word) => word.length >= 3 && !titles.has(word.toLowerCase()));
  if (words.length === 0) return text;
  const any = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const whole = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${any})(?![\\p{L}\\p{M}\\p{N}])`, "giu");
  return text.replace(whole, maskName);
}

/** Also one that the sample's end cuts off. */
const namingField =
  /("(?:name|nama|full_?name|first_?name|last_?name|reporter_?name|reporter|pelapor)"\s*:\s*")((?:[^"\\]|\\.)*)("?)/giu;
