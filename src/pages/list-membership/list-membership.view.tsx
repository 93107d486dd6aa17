import { renderDocument } from '../components/document.view.js';
import { fill } from '../page-text/fill.js';
import type { PageLanguage } from '../page-language.js';
import { LIST_MEMBERSHIP_TEXT } from './list-membership-text.js';
import type { ListMembershipPageModel } from './list-membership.page-model.js';

/** Where somebody stands with a list, and the button that changes it, as a whole HTML document. */
export function renderListMembershipPage(model: ListMembershipPageModel): string {
  const text = LIST_MEMBERSHIP_TEXT[model.frame.language];
  const isStaffCopy = model.maskedEmail === null;
  return renderDocument({
    frame: { ...model.frame, title: isStaffCopy ? text.staffCopy.title : (model.hasLeft ? text.left : text.ask).title },
    entry: 'donation',
    head: <meta name="robots" content="noindex" />,
    children: (
      <article class={model.hasLeft ? 'donation is-captured' : 'donation'}>
        <div class="outcome" role="status">
          {isStaffCopy ? <StaffCopy language={model.frame.language} /> : <Membership model={model} />}
        </div>
      </article>
    ),
  });
}

function StaffCopy({ language }: { readonly language: PageLanguage }) {
  const { title, text } = LIST_MEMBERSHIP_TEXT[language].staffCopy;
  return <><h1>{title}</h1><p>{text}</p></>;
}

function Membership({ model }: { readonly model: ListMembershipPageModel }) {
  const { frame, hasLeft, isBack, maskedEmail, list, organisation } = model;
  const text = LIST_MEMBERSHIP_TEXT[frame.language];
  const { title, text: sentence, button } = hasLeft ? text.left : text.ask;
  const parts = { email: <bdi>{maskedEmail}</bdi>, list: <bdi>{list}</bdi>, organisation: <bdi>{organisation}</bdi> };
  return (
    <>
      {hasLeft && <span class="outcome-mark" aria-hidden="true" />}
      <h1>{isBack ? text.back : title}</h1>
      <p>{fill(sentence, parts)}</p>
      <form method="post" action={frame.path}>
        <p><button class={hasLeft ? 'quiet-button' : 'give-button'} name="answer" value={hasLeft ? 'rejoin' : 'leave'}>{button}</button></p>
      </form>
      <p>{text.receipts}</p>
    </>
  );
}
