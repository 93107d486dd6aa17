declare module '*.css';

/** Given to the styles and chunks that libraries load as they go. */
// oxlint-disable-next-line no-underscore-dangle -- webpack calls it so
declare let __webpack_nonce__: string;
