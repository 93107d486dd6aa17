/** What a new mailing begins with: a mail that could be sent, to be written over. */
export const STARTING_BODY = `<mjml>
  <mj-head>
    <mj-preview>One day. Everyone gives.</mj-preview>
    <mj-attributes>
      <mj-all font-family="Georgia, serif" />
      <mj-text font-size="17px" line-height="1.6" color="#1f1b16" />
      <mj-button background-color="#1f4f7a" border-radius="24px" font-size="17px" inner-padding="12px 28px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#fbf8f3">
    <mj-section background-color="#ffffff" padding="32px 16px">
      <mj-column>
        <mj-text font-size="28px" line-height="1.2">Tomorrow is the day</mj-text>
        <mj-text>Dear {{donor.name}},</mj-text>
        <mj-text>for one day everyone who cares about {{organisation.name}} gives together. We would love you to be among them.</mj-text>
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-text font-size="13px" color="#5e564c" align="center">
          You receive this from {{organisation.name}}. <a href="{{unsubscribe_url}}">Unsubscribe</a>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
