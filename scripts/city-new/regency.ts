/** What the Ministry of Home Affairs knows of a city or regency by its code: names, province, districts, and so its zone. */
import { getDistricts, getProvinces, getRegencies } from "idn-area-data";

export interface Regency {
  readonly code: string;
  readonly name: string;
  readonly englishName: string;
  readonly province: string;
  readonly zone: string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
}

/** There is no such city; `nearest` are those that may have been meant. */
export class UnknownRegency extends Error {
  override readonly name = "UnknownRegency";
  constructor(given: string, nearest: readonly string[]) {
    super(
      `expected the Kemendagri code of a city or regency, found ${given}. Nearest: ${nearest.join(", ")}`,
    );
  }
}

const offered = 5;

/** By its code, such as `81.71`. Throws `UnknownRegency`. */
export async function findRegency(given: string): Promise<Regency> {
  const [provinces, regencies, districts] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
  ]);
  const found = regencies.find(({ code }) => code === given);
  if (!found) throw new UnknownRegency(given, nearest(given, regencies));
  const { code, name, province_code: province } = found;
  return {
    ...{ code, name, englishName: englishName(name), zone: zoneOf(province) },
    province: provinces.find((each) => each.code === province)?.name ?? province,
    districts: districts
      .filter(({ regency_code }) => regency_code === code)
      .map((district) => ({ code: district.code, name: district.name })),
  };
}

/** Code and name of those that are written most alike: by name where letters were given, else by code. */
function nearest(given: string, regencies: readonly { code: string; name: string }[]): string[] {
  const isName = /[a-z]/i.test(given);
  const name = plainName(given);
  const away = (each: { code: string; name: string }) =>
    isName
      ? lettersApart(name, plainName(each.name))
      : lettersApart(given, each.code) + (each.code.startsWith(given.slice(0, 2)) ? 0 : 3);
  return [...regencies]
    .map((each) => ({ each, apart: away(each), steps: Math.abs(numberOf(each.code) - numberOf(given)) || 0 }))
    .sort((a, b) => a.apart - b.apart || a.steps - b.steps || (a.each.code < b.each.code ? -1 : 1))
    .slice(0, offered)
    .map(({ each: { code, name } }) => `${code} ${name}`);
}

function numberOf(code: string): number {
  return Number(code.replaceAll(".", ""));
}

/** Small letters and digits of a city's or regency's name, without the word for what it is. */
function plainName(name: string): string {
  return plain(name.replace(/^(kota administrasi|kota|kabupaten|kab\.?)\s+/i, ""));
}

/** The same of a district, which may itself be called Kota Raja. */
export function plainDistrict(name: string): string {
  return plain(name.replace(/^(kecamatan|kec\.?|distrik)\s+/i, ""));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Levenshtein's distance: letters to be put in, taken out or changed. */
export function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}

function englishName(name: string): string {
  const [, kind, rest] = /^(Kota|Kabupaten)\s+(.+)$/.exec(name) ?? [];
  if (!rest) return name;
  return kind === "Kota" ? `City of ${rest}` : `${rest} Regency`;
}

/** Provinces of the central and the eastern zone (Keputusan Presiden 41/1987); all others are in the western one. */
const central = ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"];
const eastern = ["81", "82", "91", "92", "93", "94", "95", "96"];

function zoneOf(province: string): string {
  if (eastern.includes(province)) return "Asia/Jayapura";
  return central.includes(province) ? "Asia/Makassar" : "Asia/Jakarta";
}
