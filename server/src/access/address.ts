/** An e-mail address as we keep it: without blanks around it, in lower case. Undefined where it cannot be one. */
export function addressOf(text: string): string | undefined {
  const address = text.trim().normalize("NFC").toLowerCase();
  return address.length <= 254 && /^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+$/u.test(address) ? address : undefined;
}
