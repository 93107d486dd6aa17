import { formatMoney } from '../../shared/money.js';
import { renderDocument } from '../components/document.view.js';
import { FigureAge, MoneyFigure } from '../components/figures.view.js';
import { Progress } from '../components/progress.view.js';
import { fill } from '../page-text/fill.js';
import { voiceOf, type Voice } from '../page-text/voice.js';
import type { DonationPageModel } from './donation.page-model.js';
import { AskToConfirm } from './confirmation.view.js';
import { Matched } from './matched.view.js';
import { GiftSheet } from './gift-sheet.view.js';
import { ReceiptActions } from './receipt-actions.view.js';

const RELOAD_SECONDS = 3;

/** What became of an attempt to give, as a whole HTML document. A pending one reloads itself, also without scripts. */
export function renderDonationPage(model: DonationPageModel): string {
  const voice = voiceOf(model.frame);
  const isPending = model.outcome.kind === 'pending';
  const isMoving = model.outcome.kind === 'pending' && model.outcome.confirmationPath === null;
  return renderDocument({
    frame: model.frame,
    entry: 'donation',
    head: (
      <>
        <meta name="robots" content="noindex" />
        {isMoving && <noscript><meta http-equiv="refresh" content={String(RELOAD_SECONDS)} /></noscript>}
      </>
    ),
    children: (
      <article class={`donation is-${model.outcome.kind}`} data-outcome={model.outcome.kind}>
        <Outcome model={model} voice={voice} />
        <GiftSheet model={model} voice={voice} />
        <ReceiptActions model={model} voice={voice} />
        {!isPending && <CampaignNow model={model} voice={voice} />}
      </article>
    ),
  });
}

interface SectionProps {
  readonly model: DonationPageModel;
  readonly voice: Voice;
}

function Outcome({ model, voice }: SectionProps) {
  const { repeated } = voice.text.donation;
  return (
    <div class="outcome" role="status">
      <span class="outcome-mark" aria-hidden="true" />
      <OutcomeText model={model} voice={voice} />
      {model.repeated && <p class="outcome-repeated">{repeated}</p>}
    </div>
  );
}

function OutcomeText({ model: { outcome, donorName, gift, refunded, maskedEmail, campaign, matches }, voice }: SectionProps) {
  const { pending, captured, refunded: returned, failed, reasons } = voice.text.donation;
  const back = refunded === null ? '' : formatMoney(refunded, voice.locale);
  if (outcome.kind === 'pending') return outcome.confirmationPath === null
    ? <><h1>{pending.title}</h1><p>{pending.text}</p></>
    : <AskToConfirm path={outcome.confirmationPath} voice={voice} />;
  if (outcome.kind === 'failed') {
    return (
      <>
        <h1>{failed.title}</h1>
        <p>{reasons[outcome.reason]} {failed.text}</p>
        <p><a class="give-link" href={`${campaign.path}#give`}>{failed.retry}</a></p>
      </>
    );
  }
  if (outcome.kind === 'refunded') return <><h1>{returned.title}</h1><p>{fill(returned.text, { amount: back })}</p></>;
  const receipt = outcome.receiptSent ? captured.receiptSent : captured.receiptComing;
  return (
    <>
      <h1>{fill(captured.title, { name: <bdi>{donorName}</bdi> })}</h1>
      <p>{fill(captured.text, { amount: formatMoney(gift, voice.locale) })} {fill(receipt, { email: <bdi>{maskedEmail}</bdi> })}</p>
      <Matched matches={matches} voice={voice} />
      {refunded !== null && <p>{fill(returned.partly, { amount: back })}</p>}
    </>
  );
}

function CampaignNow({ model: { campaign, outcome }, voice }: SectionProps) {
  const caption = outcome.kind === 'captured' ? voice.text.donation.nowRaised : voice.text.figures.raised;
  return (
    <section class="campaign-now">
      <h2><bdi>{campaign.title}</bdi></h2>
      <p class="campaign-now-total"><MoneyFigure value={campaign.raised.value} voice={voice} /> <span>{caption}</span></p>
      {campaign.goal !== null && <Progress percent={campaign.percent} voice={voice} />}
      <FigureAge figure={campaign.raised} voice={voice} />
      <p><a href={campaign.path}>{voice.text.donation.back}</a></p>
    </section>
  );
}
