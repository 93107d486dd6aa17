import { formatMoney, money } from '../../shared/money.js';
import { renderDocument } from '../components/document.view.js';
import { voiceOf, type Voice } from '../page-text/voice.js';
import { CONFIRMATION_TEXT } from './confirmation-text.js';
import type { DonationPageModel } from './donation.page-model.js';

/** The sandbox's stand-in for a bank's own page, as a whole HTML document. */
export function renderConfirmationPage(model: DonationPageModel): string {
  const text = CONFIRMATION_TEXT[model.frame.language];
  const voice = voiceOf(model.frame);
  const charge = money(model.gift.amount + (model.coveredFee?.amount ?? 0), model.gift.currency);
  return renderDocument({
    frame: { ...model.frame, title: text.title },
    entry: 'donation',
    head: <meta name="robots" content="noindex" />,
    children: (
      <article class="donation is-pending">
        <div class="outcome">
          <h1>{text.title}</h1>
          <p>{text.sandbox}</p>
          <p class="campaign-now-total">{formatMoney(charge, voice.locale)}</p>
          <form method="post" action={`/donations/${model.id}/confirmation`}>
            <p><button class="give-button" name="answer" value="approve">{text.approve}</button></p>
            <p><button class="quiet-button" name="answer" value="refuse">{text.refuse}</button></p>
          </form>
        </div>
      </article>
    ),
  });
}

/** What the donation's own page says while the donor's bank waits for them. */
export function AskToConfirm({ path, voice }: { path: string; voice: Voice }) {
  const text = CONFIRMATION_TEXT[voice.language];
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.ask}</p>
      <p><a class="give-link" href={path}>{text.link}</a></p>
    </>
  );
}
