/** What has cached figures, and the table that they are columns of. */
export const FIGURE_TABLES = { giving_day: 'giving_days', campaign: 'campaigns', designation: 'designations', organisation: 'organisations' } as const;

export type FigureKind = keyof typeof FIGURE_TABLES;

/** The figures that everything has; campaigns have others besides. */
export const TOTAL_FIELDS = ['totalRaised', 'donationCount', 'donorCount'] as const;
