const rows = (name: string, select: string) => `(SELECT coalesce(jsonb_agg(to_jsonb(part)), '[]') FROM (${select}) AS part) AS ${name}`;

/** Everything that is kept of one donor ($1), in one snapshot; ids as they stand in the API. */
export const exportDonorSql = `
  SELECT
    ${rows('donor', `SELECT id, email, name, number, created_at, erased_at FROM donors WHERE id = $1`)},
    ${rows('tags', `SELECT tags.name FROM donor_tags JOIN tags ON tags.id = donor_tags.tag_id WHERE donor_id = $1 ORDER BY tags.name`)},
    ${rows('donations', `
      SELECT donations.id, campaigns.slug AS campaign, donations.status, amount, covered_fee, refunded, donations.currency, donor_name, anonymous, message, dedication,
             donations.locale, gateway, failure, donations.created_at, captured_at, failed_at
      FROM donations JOIN campaigns ON campaigns.id = donations.campaign_id WHERE donor_id = $1 ORDER BY donations.created_at, donations.id`)},
    ${rows('refunds', `
      SELECT refunds.id, donation_id AS donation, refunds.status, refunds.amount, refunds.currency, reason, requested_at, settled_at
      FROM refunds JOIN donations ON donations.id = donation_id WHERE donor_id = $1 ORDER BY requested_at, refunds.id`)},
    ${rows('receipts', `
      SELECT year, serial, donation_id AS donation, gift, receipts.covered_fee, receipts.currency, facts, issued_at, voided_at
      FROM receipts JOIN donations ON donations.id = donation_id WHERE donor_id = $1 ORDER BY issued_at, serial`)},
    ${rows('letters', `
      SELECT kind, donation_id AS donation, recipient, state, requested_at, sent_at
      FROM letters JOIN donations ON donations.id = donation_id WHERE donor_id = $1 ORDER BY requested_at, letters.id`)},
    ${rows('mails', `
      SELECT mailings.subject, address, state, reason, messages.ended_at, bounced_at, complained_at
      FROM messages JOIN mailings ON mailings.id = mailing_id WHERE donor_id = $1 ORDER BY mailings.created_at, mailing_id`)},
    ${rows('lists', `
      SELECT mailing_lists.name, joined_at FROM mailing_list_members JOIN mailing_lists ON mailing_lists.id = list_id WHERE donor_id = $1 ORDER BY mailing_lists.name`)},
    ${rows('suppressions', `
      SELECT mailing_lists.name AS list, mail_suppressions.reason, since, lifted_at
      FROM mail_suppressions JOIN donors ON donors.organisation_id = mail_suppressions.organisation_id AND donors.email = mail_suppressions.address
      LEFT JOIN mailing_lists ON mailing_lists.id = list_id WHERE donors.id = $1 ORDER BY since`)}`;
