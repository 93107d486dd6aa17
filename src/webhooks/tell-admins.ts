import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { SmtpPost } from '../mailings/smtp-post.js';
import { toHtml, toPlainText, type LetterText } from '../mailings/letter-page.js';
import type { OrganisationId, StaffId, WebhookEndpointId } from '../shared/ids.js';

interface Notice {
  readonly staffId: StaffId;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly url: string;
  readonly because: string;
}

const FIND_SQL = `
  SELECT staff.id AS "staffId", staff.name, staff.email, organisations.name AS organisation, endpoint.url, endpoint.disabled_because AS because
  FROM webhook_endpoints AS endpoint
  JOIN organisations ON organisations.id = endpoint.organisation_id
  JOIN staff ON staff.organisation_id = endpoint.organisation_id AND staff.role = 'client_admin' AND staff.disabled_at IS NULL
  WHERE endpoint.id = $1 AND endpoint.disabled_at = $2
  ORDER BY staff.id`;

/** Tells the admins of an organisation that nothing is sent to one of their endpoints any more. Staff are written to in English. */
@Injectable()
export class TellAdmins {
  constructor(
    private readonly transactions: Transactions,
    private readonly post: SmtpPost,
    private readonly config: Config,
  ) {}

  /** Nobody where the endpoint has been enabled meanwhile. Told again, each gets the same mail under the same Message-ID. */
  async run(organisationId: OrganisationId, endpointId: WebhookEndpointId, disabledAt: Date): Promise<{ told: number }> {
    const notices = await this.transactions.run({ organisationId }, (tx) => tx.rows<Notice>(FIND_SQL, [endpointId, disabledAt]));
    for (const notice of notices) {
      const text = textOf(notice, this.config.web.publicUrl);
      await this.post.send({
        messageId: `webhook-disabled.${endpointId}.${disabledAt.getTime()}.${notice.staffId}`,
        to: { name: notice.name, email: notice.email },
        fromName: notice.organisation,
        subject: text.subject,
        language: text.locale,
        text: toPlainText(text),
        html: toHtml(text),
      });
    }
    return { told: notices.length };
  }
}

function textOf({ name, organisation, url, because }: Notice, siteUrl: string): LetterText {
  const host = new URL(url).host;
  return {
    locale: 'en-GB',
    isRightToLeft: false,
    subject: `Webhooks to ${host} are switched off`,
    paragraphs: [
      `Dear ${name},`,
      because === 'gone'
        ? `${host} answered that it is gone for good (status 410), so nothing more is sent there.`
        : `For five days nothing that was sent to ${host} has arrived, so nothing more is sent there.`,
      'What was on its way is kept for thirty days. Once the endpoint is enabled again it is sent, and what had failed for good can be sent anew.',
    ],
    facts: [['Organisation', organisation], ['Endpoint', url]],
    links: [{ words: 'Console', url: `${siteUrl}/console` }],
    closing: 'You receive this because you are an administrator of your organisation.',
  };
}
