export type ReportKindShown = 'donations' | 'donors' | 'totals' | 'leaderboards' | 'reconciliation' | 'mailing-results' | 'audit-log';
export type ReportFormatShown = 'xlsx' | 'csv';
export type ReportStatusShown = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
export type ReportFilterFieldShown = 'givingDay' | 'campaign' | 'status' | 'from' | 'to' | 'tag' | 'mailing' | 'by';

/** As people ask for it; see src/reports/report-filter.ts. */
export interface ReportFilterShown {
  readonly givingDay?: string;
  readonly campaign?: string;
  readonly status?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly tag?: string;
  readonly mailing?: string;
  readonly by?: string;
}

export interface ReportColumnShown {
  readonly key: string;
  /** As it stands in the file, which is in English. */
  readonly heading: string;
  readonly isUsual: boolean;
}

export interface ReportTableShown {
  readonly name: string;
  /** What it is divided by, where a report has several tables. */
  readonly by: string | null;
  readonly columns: readonly ReportColumnShown[];
}

/** What can be asked for of a kind. */
export interface ReportOfferShown {
  readonly kind: ReportKindShown;
  readonly filters: readonly ReportFilterFieldShown[];
  readonly tables: readonly ReportTableShown[];
  /** What there is instead once a mailing is named. */
  readonly ofOneMailing: ReportTableShown | null;
}

export interface ReportWishShown {
  readonly kind: ReportKindShown;
  readonly filter: ReportFilterShown;
  /** Keys, in the order of the file; empty: what the kind has by default. */
  readonly columns: readonly string[];
}

export interface ReportGistShown {
  readonly id: string;
  readonly kind: ReportKindShown;
  readonly format: ReportFormatShown;
  readonly status: ReportStatusShown;
  readonly written: number;
  /** The database's guess; null until it was asked. */
  readonly expected: number | null;
  readonly requestedAt: string;
}

export interface ReportRowShown extends ReportGistShown {
  readonly askedBy: string | null;
  readonly filter: ReportFilterShown;
  /** Of the file while it is there. */
  readonly bytes: number | null;
  readonly expiresAt: string | null;
}

export interface ReportFolderShown {
  readonly report: ReportGistShown & {
    readonly organisation: string;
    readonly filter: ReportFilterShown;
    readonly columns: readonly string[];
    readonly source: { readonly asOf: string; readonly database: 'replica' | 'primary'; readonly reason: string | null } | null;
    readonly file: { readonly name: string; readonly bytes: number; readonly expiresAt: string } | null;
    readonly failure: { readonly code: string; readonly message: string } | null;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
  };
  readonly may: { readonly cancel: boolean };
}

export interface ReportPreviewShown {
  readonly asOf: string;
  readonly database: 'replica' | 'primary';
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly key: string; readonly heading: string; readonly isNumeric: boolean }[];
    /** As they stand in the file. */
    readonly rows: readonly (readonly (string | null)[])[];
    readonly hasMore: boolean;
  }[];
}
