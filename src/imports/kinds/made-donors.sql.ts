/** Donors whom an import ($2) made and of whom nothing else has become; `labels`: which labels keep one. $1: organisation. */
export const unusedDonors = (labels: string) => `
      FROM donors made
      WHERE organisation_id = $1 AND import_id = $2
        AND NOT EXISTS (SELECT FROM donations WHERE donations.donor_id = made.id)
        AND NOT EXISTS (SELECT FROM donor_tags WHERE donor_tags.donor_id = made.id ${labels})
        AND NOT EXISTS (SELECT FROM mailing_list_members WHERE mailing_list_members.donor_id = made.id)
        AND NOT EXISTS (SELECT FROM messages WHERE messages.donor_id = made.id)
        AND NOT EXISTS (SELECT FROM import_changes WHERE import_changes.organisation_id = $1 AND import_changes.subject = made.id::text)`;

/** Some at a time. */
export const removeMadeDonorsSql = `
  WITH gone AS (
    DELETE FROM donors WHERE id IN (
      SELECT id ${unusedDonors('')}
      LIMIT 20000)
    RETURNING 1)
  SELECT count(*)::integer AS donors FROM gone`;

/** How many of them there will be once its own labels are off. */
export const countMadeDonorsSql = `SELECT count(*)::integer ${unusedDonors('AND donor_tags.import_id IS DISTINCT FROM $2')}`;
