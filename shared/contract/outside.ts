/**
 * The only links that a page may hand to the machine's own programs: a telephone call, and a WhatsApp chat. Main opens
 * what `isOutsideLink` lets through, and nothing else leaves the room.
 */

const whatsAppOrigin = "https://wa.me";
const telLink = /^tel:\+?[0-9]{3,20}$/;
const whatsAppLink = /^https:\/\/wa\.me\/[0-9]{6,20}$/;

/** Written out, so that nothing of the link is open to interpretation: no query, no fragment, no user, no port. */
export function isOutsideLink(url: string): boolean {
  return telLink.test(url) || whatsAppLink.test(url);
}

/** Null for what is no telephone number. */
export function callLink(phone: string): string | null {
  const link = `tel:${phone.trim().startsWith("+") ? "+" : ""}${digitsOf(phone)}`;
  return telLink.test(link) ? link : null;
}

/** WhatsApp wants the number with its country: one that begins with 0 is Indonesian. Null for what is none. */
export function chatLink(phone: string): string | null {
  const link = `${whatsAppOrigin}/${digitsOf(phone).replace(/^0+/, "62")}`;
  return whatsAppLink.test(link) ? link : null;
}

function digitsOf(phone: string): string {
  return phone.replace(/[^0-9]/g, "");
}
