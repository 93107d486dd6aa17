import type { PageLanguage } from './page-language.js';

/** What every donor page has around its content. */
export interface PageFrame {
  /** BCP 47 tag for `lang` and for formatting money and dates: "en-GB", "ja", "ar-EG". */
  readonly locale: string;
  readonly language: PageLanguage;
  readonly title: string;
  readonly description: string;
  /** Path of this page on our site, for the canonical link and sharing: "/c/library". */
  readonly path: string;
  /** Scheme and host of the site, without a trailing slash. */
  readonly siteUrl: string;
  /** Where scripts and styles are loaded from, without a trailing slash: "/assets", or a CDN. */
  readonly assetsUrl: string;
  /** Absent on pages that belong to no organisation. */
  readonly organisation?: OrganisationBrand;
}

export interface OrganisationBrand {
  readonly name: string;
  readonly slug: string;
  /** Hue of the brand colour in degrees, 0-360; the style sheet derives accessible tones from it. */
  readonly hue: number;
  readonly logo?: { readonly path: string; readonly width: number; readonly height: number };
  /** Path of the style sheet of colours of its own. */
  readonly colours?: string;
}

/** A figure with the instant it was true at; every total states its age in the markup. */
export interface DatedFigure<T> {
  /** Id of the thing it is a figure of. */
  readonly of: string;
  readonly value: T;
  /** ISO 8601 instant. */
  readonly asOf: string;
  readonly stale: boolean;
}
