/** An address of which only its owner can tell the rest: "a•••@example.org". */
export function maskEmail(email: string): string {
  const [first = ''] = email;
  return `${first}•••@${email.slice(email.lastIndexOf('@') + 1)}`;
}
