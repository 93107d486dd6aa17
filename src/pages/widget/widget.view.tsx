import { renderToString } from 'preact-render-to-string';
import { CampaignTotals } from '../campaign/campaign-totals.view.js';
import type { CampaignPageModel } from '../campaign/campaign.page-model.js';
import { PageAssetTags } from '../components/document.view.js';
import { hueClass } from '../components/hue.js';
import { directionOf, foreignText, voiceOf } from '../page-text/voice.js';

/** A campaign in brief, for a frame on somebody else's page: what it has raised, live, and a link to give. */
export function renderWidget(model: CampaignPageModel): string {
  return `<!doctype html>${renderToString(<Widget model={model} />)}`;
}

function Widget({ model }: { readonly model: CampaignPageModel }) {
  const { frame, slug, title, state, artwork } = model;
  const voice = voiceOf(frame);
  const own = foreignText(frame.locale, frame.language);
  const address = `${frame.siteUrl}/c/${slug}`;
  return (
    <html lang={own.lang === undefined ? frame.locale : frame.language} dir={directionOf(frame.language)} data-locale={frame.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={address} />
        <PageAssetTags entry="widget" assetsUrl={frame.assetsUrl} />
        {frame.organisation?.colours !== undefined && <link rel="stylesheet" href={frame.organisation.colours} />}
      </head>
      <body class={hueClass(artwork.hue)}>
        <main class="widget" data-widget={slug}>
          {frame.organisation && <p class="widget-organisation"><bdi>{frame.organisation.name}</bdi></p>}
          <h1 {...own}><a href={address} target="_blank" rel="noopener">{title}</a></h1>
          <CampaignTotals model={model} voice={voice} />
          {state.kind === 'open' && <a class="give-link" href={`${address}#give`} target="_blank" rel="noopener">{voice.text.campaign.give}</a>}
        </main>
      </body>
    </html>
  );
}
