/**
 * What may be a PIN or a password. Pure.
 *
 * A PIN is six to twelve digits; anything else is a password of at least eight characters. Lengths after NIST SP 800-63B
 * (a PIN that is checked with a growing delay may have six digits; a password has at least eight characters, and no rule
 * on which). What everybody tries first is refused.
 */
export const pinDigits = { least: 6, most: 12 } as const;
export const passwordCharacters = { least: 8, most: 128 } as const;

export type SecretFault = "too-short" | "too-long" | "trivial" | "name";

export function isPin(secret: string): boolean {
  return /^\d*$/.test(secret);
}

/** What is wrong with a secret; undefined for one that may be used. */
export function secretFault(secret: string, name: string): SecretFault | undefined {
  const { least, most } = isPin(secret) ? pinDigits : passwordCharacters;
  const length = [...secret].length;
  if (length < least) return "too-short";
  if (length > most) return "too-long";
  if (isTrivial(secret)) return "trivial";
  return holdsName(secret, name) ? "name" : undefined;
}

/** One character, a row of them up or down, a short piece again and again, or a pair of years. */
function isTrivial(secret: string): boolean {
  const letters = [...secret.toLowerCase()];
  const steps = letters
    .slice(1)
    .map((letter, index) => letter.codePointAt(0)! - letters[index]!.codePointAt(0)!);
  if (new Set(letters).size < 3) return true;
  if (steps.every((step) => step === steps[0])) return true;
  // 0 follows 9 on a keyboard.
  if (isPin(secret) && ("01234567890123456789".includes(secret) || "98765432109876543210".includes(secret)))
    return true;
  for (let piece = 1; piece <= letters.length / 2; piece++) {
    if (letters.length % piece === 0 && letters.every((letter, index) => letter === letters[index % piece]))
      return true;
  }
  return common.has(secret.toLowerCase());
}

const common = new Set([
  ...["112233", "123321", "332211", "159753", "147258", "147369", "258369", "789456", "456123", "123789"],
  ...["password", "passw0rd", "kata sandi", "katasandi", "rahasia1", "qwertyui", "qwerty123", "password1"],
  ...["admin123", "administrator", "indonesia", "tangerang", "merdeka45", "17081945", "170845", "liveroom"],
]);

/** A word of the name, of four letters or more. */
function holdsName(secret: string, name: string): boolean {
  const said = secret.toLowerCase();
  return name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.length > 3 && said.includes(word));
}
