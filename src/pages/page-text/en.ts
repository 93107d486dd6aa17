import { enFaults } from './en.faults.js';
import type { PageText } from './page-text.js';

export const en: PageText = {
  chrome: {
    skip: 'Skip to content', home: 'All giving days', share: 'Share', copied: 'Link copied',
    footer: 'Freshet is open software for giving days. Every total on this page says when it was counted.',
  },
  figures: {
    raised: 'raised', raisedOfGoal: 'raised of {goal}', percentOfGoal: '{percent} of goal', asOf: 'As of {time}',
    stale: 'We are catching up: the newest gifts may not be counted yet. No gift is lost.',
    donors: { one: 'donor', other: 'donors' },
    donations: { one: 'gift', other: 'gifts' },
    campaigns: { one: 'campaign', other: 'campaigns' },
  },
  schedule: {
    closes: 'Closes {time}', opens: 'Opens {time}', closed: 'Closed', closedAt: 'Closed {time}', toGive: 'left to give',
    untilOpen: 'until it opens', days: 'days', hours: 'hours', minutes: 'min', seconds: 'sec',
  },
  campaign: {
    partOf: 'Part of {day}', story: 'Why it matters', latest: 'Latest gifts', noGifts: 'Be the first',
    noGiftsText: 'No gift has been made yet. Yours would start it.', anonymous: 'Anonymous', give: 'Give',
    closedTitle: 'Thank you', closedText: 'This campaign has closed. Every gift above is counted and on its way.',
    upcomingTitle: 'Not open yet', upcomingText: 'Gifts can be made from {time}.',
  },
  form: {
    title: 'Make your gift', amount: 'Amount', other: 'Other', otherAmount: 'Your amount in {currency}',
    range: 'From {minimum} to {maximum}', designation: 'Where it goes', anyDesignation: 'Where it is needed most',
    name: 'Name', email: 'E-mail', emailHint: 'For your receipt. We do not share it.',
    anonymous: 'Show me as “Anonymous”', message: 'Add a message', messageHint: 'Shown beside your gift.', optional: 'optional',
    coverFees: 'Add the card fee, so that my whole gift arrives', coverFeesAmount: 'Add {fee} for the card fee, so that my whole gift arrives',
    card: 'Card number', cardHint: 'Sandbox: no money moves.', testCards: 'Test cards', testWorks: 'works',
    testOutcomes: {
      card_declined: 'is declined', insufficient_funds: 'lacks funds', expired_card: 'has expired',
      authentication_required: 'asks for 3-D Secure', provider_unavailable: 'gets no answer',
    },
    dedication: {
      title: 'Give in honour or memory of someone', kind: 'Dedication', none: 'No dedication', honour: 'In honour of', memory: 'In memory of',
      name: 'Name of the person', notifyName: 'Who should be told (name)', notifyEmail: 'Their e-mail address',
      notifyHint: 'Leave empty to tell nobody. They get one message, without the amount.',
    },
    give: 'Give', giveAmount: 'Give {amount}', sending: 'Sending…',
    faultsTitle: 'Your gift has not been made yet', faultPrefix: 'Please check', checkThis: 'Please check this.',
  },
  faults: enFaults,
  donation: {
    pending: { title: 'One moment', text: 'Your bank is answering. This page updates by itself; there is no need to give again.' },
    captured: {
      title: 'Thank you, {name}', text: 'Your gift of {amount} has arrived.',
      receiptSent: 'A receipt is in the inbox of {email}.', receiptComing: 'A receipt is on its way to {email}.',
    },
    refunded: { title: 'Your gift was refunded', text: '{amount} has gone back to you.', partly: '{amount} of it has gone back to you.' },
    receipt: {
      download: 'Download the receipt (PDF)', again: 'Send me the receipt again', onItsWay: 'The receipt is on its way to {email} once more.',
      tooMany: 'The receipt has been sent several times already. Please try again later.',
    },
    failed: { title: 'Your gift did not go through', text: 'You have not been charged.', retry: 'Try again' },
    reasons: {
      card_declined: 'The bank declined the card. Another card may work.',
      insufficient_funds: 'There was not enough money on the card.',
      expired_card: 'The card has expired.',
      authentication_required: 'The bank wanted a confirmation that did not come.',
      provider_unavailable: 'The payment service did not answer. Please try again in a minute.',
    },
    repeated: 'You sent the form twice. This is your one gift; nothing was charged a second time.',
    sheet: {
      title: 'Your gift', refunded: 'Refunded', honour: 'In honour of', memory: 'In memory of', gift: 'Gift', fee: 'Card fee you covered', total: 'Total', donor: 'Donor', designation: 'For',
      campaign: 'Campaign', date: 'Date', reference: 'Reference', print: 'Print',
    },
    nowRaised: 'raised so far, your gift included', back: 'Back to the campaign',
  },
  givingDay: {
    leaders: 'Leaderboard', byDonors: 'Most donors', byPercent: 'Closest to their goal',
    byPercentNote: 'Ranked by share of goal, so that currencies compare fairly.', all: 'All campaigns', filter: 'Find a campaign',
    filterPlaceholder: 'Library, rowing, scholarships…', noMatch: 'No campaign matches.', noCampaigns: 'Campaigns will be listed here soon.',
    story: 'About the day', raisedSoFar: 'raised together', chooseCampaign: 'Choose a campaign',
  },
  home: {
    lead: 'One day. Everyone gives.', givingDays: 'Giving days', campaigns: 'Campaigns', enter: 'See the day', live: 'Live now',
    pitch: 'Freshet carries giving days: many small gifts to the causes you know, in one shared day. The totals you see are exact, and each says when it was counted. Your gift is booked once, however often you tap.',
    nothing: 'Nothing is open right now. Please come back soon.',
  },
  errors: {
    400: { title: 'That did not make sense to us', text: 'The request was incomplete. Please go back and try again.' },
    403: { title: 'Not allowed', text: 'You do not have access to this page.' },
    404: { title: 'Nothing here', text: 'This page does not exist, or its address was mistyped.' },
    405: { title: 'Not possible here', text: 'This address cannot be used that way.' },
    409: { title: 'Someone was faster', text: 'Things changed in the meantime. Please reload and try again.' },
    410: { title: 'No longer here', text: 'This page has been taken down.' },
    413: { title: 'Too much at once', text: 'What was sent is larger than we accept.' },
    415: { title: 'Unknown format', text: 'We cannot read what was sent.' },
    422: { title: 'Something is missing', text: 'Please go back and check what you entered.' },
    429: { title: 'A little slower, please', text: 'There were many requests from your connection. Please wait a minute.' },
    500: { title: 'Our mistake', text: 'Something broke on our side. No gift is lost. Please try again.' },
    503: { title: 'Back in a moment', text: 'We are very busy right now. No gift is lost. Please try again in a minute.' },
  },
};
