/** Whether a donor's name, surname or address begins so, by `donors_name_idx`, `donors_surname_idx` and `donors_address_idx`. `pattern` is a parameter. */
export function donorBeginsWith(pattern: string): string {
  return `(lower(name) LIKE ${pattern} OR lower(substring(name FROM '[^ ]*$')) LIKE ${pattern} OR lower(email) LIKE ${pattern})`;
}
