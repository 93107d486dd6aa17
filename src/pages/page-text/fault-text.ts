type AmountFault =
  | 'required' | 'not_a_number' | 'too_many_decimals' | 'not_positive' | 'too_large'
  | 'below_minimum' | 'above_maximum';
type NameFault = 'required' | 'too_long' | 'malformed_unicode' | 'control_character' | 'empty';
type EmailFault = 'required' | 'malformed' | 'too_long';
type MessageFault = 'too_long' | 'malformed_unicode' | 'control_character';
type CardFault =
  | 'required' | 'malformed' | 'card_declined' | 'insufficient_funds' | 'expired_card'
  | 'authentication_required' | 'provider_unavailable';
type DedicatedNameFault = NameFault | 'link';
type FormFault = 'closed' | 'not_open_yet' | 'too_many_attempts' | 'repeated' | 'wrong_currency' | 'unknown_field';

/** What a donor reads beside a refused field, by field and fault code. `{minimum}` and `{maximum}` are amounts. */
export interface FaultText {
  readonly amount: Readonly<Record<AmountFault, string>>;
  readonly name: Readonly<Record<NameFault, string>>;
  readonly email: Readonly<Record<EmailFault, string>>;
  readonly message: Readonly<Record<MessageFault, string>>;
  readonly dedicationKind: Readonly<Record<'required' | 'unknown', string>>;
  readonly dedicationName: Readonly<Record<DedicatedNameFault, string>>;
  readonly notifyName: Readonly<Record<DedicatedNameFault, string>>;
  readonly notifyEmail: Readonly<Record<EmailFault, string>>;
  readonly designation: Readonly<Record<'unknown', string>>;
  readonly card: Readonly<Record<CardFault, string>>;
  readonly form: Readonly<Record<FormFault, string>>;
}
