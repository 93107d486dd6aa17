import type { FaultText } from './fault-text.js';

export const enFaults: FaultText = {
  amount: {
    required: 'Choose an amount, or type your own.',
    not_a_number: 'Type the amount in figures, for example 25 or 25.50.',
    too_many_decimals: 'That amount has more decimal places than this currency.',
    not_positive: 'The amount must be more than zero.',
    too_large: 'That amount is too large to take online.',
    below_minimum: 'The smallest gift we can take here is {minimum}.',
    above_maximum: 'The largest gift we can take here is {maximum}. For more, please write to us.',
  },
  name: {
    required: 'Tell us your name. You can still give anonymously.',
    too_long: 'That name is longer than we can store. Please shorten it.',
    malformed_unicode: 'The name contains a broken character. Please type it again.',
    control_character: 'The name contains an invisible control character. Please type it again.',
    empty: 'The name holds nothing that can be seen. Please type your name.',
  },
  email: {
    required: 'Tell us where to send your receipt.',
    malformed: 'That does not look like an e-mail address. It needs one @ and a domain: ada@example.org.',
    too_long: 'That e-mail address is too long to be delivered to.',
  },
  message: {
    too_long: 'Your message is too long. Please shorten it.',
    malformed_unicode: 'Your message contains a broken character. Please type it again.',
    control_character: 'Your message contains an invisible control character. Please type it again.',
  },
  designation: { unknown: 'That purpose is no longer offered. Please choose another.' },
  card: {
    required: 'Enter a card number.',
    malformed: 'That is not a card number. Please check the digits.',
    card_declined: 'The bank declined this card. You have not been charged. Please try another card.',
    insufficient_funds: 'There is not enough money on this card. You have not been charged.',
    expired_card: 'This card has expired. You have not been charged.',
    authentication_required: 'Your bank wants you to confirm this payment. You have not been charged.',
    provider_unavailable: 'The payment service did not answer. You have not been charged. Please try again in a minute.',
  },
  form: {
    closed: 'This campaign has closed and takes no more gifts. You have not been charged.',
    not_open_yet: 'This campaign has not opened yet. You have not been charged.',
    too_many_attempts: 'There were too many attempts in a short time. Please wait a minute and try again.',
    repeated: 'This form had been sent before. Please look at the result of that gift before giving again.',
    wrong_currency: 'This campaign takes gifts in another currency. Please reload the page.',
    unknown_field: 'The form held something we did not ask for. Please reload the page and try again.',
  },
};
