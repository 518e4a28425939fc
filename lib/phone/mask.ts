/** A number (E.164) as staff see it before they reveal it: its last two digits, `••• ••• ••67`. */
export function maskPhone(phone: string): string {
  return `••• ••• ••${phone.slice(-2)}`;
}
