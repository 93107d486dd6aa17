import type { ComponentChild } from 'preact';
import { add, type Money } from '../../shared/money.js';
import { Instant } from '../components/instant.view.js';
import { MoneyFigure } from '../components/figures.view.js';
import type { Voice } from '../page-text/voice.js';
import type { DonationPageModel } from './donation.page-model.js';

interface GiftSheetProps {
  readonly model: DonationPageModel;
  readonly voice: Voice;
}

/** The facts of a gift, which print as a sheet to keep. */
export function GiftSheet({ model, voice }: GiftSheetProps) {
  const { gift, coveredFee, outcome, campaign } = model;
  const text = voice.text.donation.sheet;
  return (
    <section class="sheet">
      <h2>{text.title}</h2>
      <dl>
        <Fact name={text.gift}>{amountOf(gift, voice)}</Fact>
        {coveredFee !== null && <Fact name={text.fee}>{amountOf(coveredFee, voice)}</Fact>}
        {coveredFee !== null && <Fact name={text.total} isTotal>{amountOf(add(gift, coveredFee), voice)}</Fact>}
        {model.refunded !== null && <Fact name={text.refunded}>{amountOf(model.refunded, voice)}</Fact>}
        <Fact name={text.donor}><bdi>{model.donorName}</bdi></Fact>
        <Fact name={text.campaign}><bdi>{campaign.title}</bdi></Fact>
        {model.designation !== null && <Fact name={text.designation}><bdi>{model.designation}</bdi></Fact>}
        {model.dedication !== null && <Fact name={text[model.dedication.kind]}><bdi>{model.dedication.name}</bdi></Fact>}
        {(outcome.kind === 'captured' || outcome.kind === 'refunded') && (
          <Fact name={text.date}><Instant at={outcome.capturedAt} written="record" voice={voice} /></Fact>
        )}
        <Fact name={text.reference}><code dir="ltr">{model.id}</code></Fact>
      </dl>
      <button class="print-button" type="button" data-print hidden>{text.print}</button>
    </section>
  );
}

function amountOf(value: Money, voice: Voice) {
  return <MoneyFigure value={value} voice={voice} />;
}

interface FactProps {
  readonly name: string;
  readonly isTotal?: boolean;
  readonly children: ComponentChild;
}

function Fact({ name, isTotal = false, children }: FactProps) {
  return <div class={isTotal ? 'fact is-total' : 'fact'}><dt>{name}</dt><dd>{children}</dd></div>;
}
