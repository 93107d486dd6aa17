/** Mailings as {@link Mailing}, without their bodies unless `bodies` says so. */
export const mailingColumns = (bodies: 'with bodies' | 'without bodies') => `
         mailing.id, mailing.organisation_id AS "organisationId", organisation.name AS organisation,
         mailing.list_id AS "listId", jsonb_build_object('slug', list.slug, 'name', list.name) AS list,
         mailing.campaign_id AS "campaignId",
         CASE WHEN campaign.id IS NOT NULL THEN jsonb_build_object('slug', campaign.slug, 'name', campaign.title) END AS campaign,
         mailing.giving_day_id AS "givingDayId",
         CASE WHEN day.id IS NOT NULL THEN jsonb_build_object('slug', day.slug, 'name', day.title) END AS "givingDay",
         mailing.subject, ${bodies === 'with bodies' ? 'mailing.mjml, mailing.html, mailing.plain' : `'' AS mjml, '' AS html, '' AS plain`},
         mailing.locale, mailing.reply_to AS "replyTo", mailing.segment, mailing.status, mailing.send_at AS "sendAt", mailing.milestone,
         mailing.paused_at AS "pausedAt", mailing.started_at AS "startedAt", mailing.resolved_at AS "resolvedAt", mailing.ended_at AS "endedAt",
         mailing.recipients, mailing.left_out AS "leftOut", mailing.slowed_because AS "slowedBecause", mailing.slowed_at AS "slowedAt",
         mailing.created_at AS "createdAt", mailing.updated_at AS "updatedAt"`;

export const mailingTables = `
  mailings AS mailing
  JOIN organisations AS organisation ON organisation.id = mailing.organisation_id
  JOIN mailing_lists AS list ON list.id = mailing.list_id
  LEFT JOIN campaigns AS campaign ON campaign.id = mailing.campaign_id
  LEFT JOIN giving_days AS day ON day.id = mailing.giving_day_id`;

export const selectMailings = (bodies: 'with bodies' | 'without bodies') => `SELECT ${mailingColumns(bodies)} FROM ${mailingTables}`;

/** From the batches, whose counts change in the transactions that change their messages. */
export const progressColumns = `
         coalesce(sum(queued), 0)::integer AS queued, coalesce(sum(sending), 0)::integer AS sending, coalesce(sum(deferred), 0)::integer AS deferred,
         coalesce(sum(sent), 0)::integer AS sent, coalesce(sum(failed), 0)::integer AS failed,
         coalesce(sum(suppressed), 0)::integer AS suppressed, coalesce(sum(uncertain), 0)::integer AS uncertain`;

export const progressSql = `SELECT ${progressColumns} FROM mailing_batches WHERE mailing_id = $1`;
