/** The XML is well-formed perhaps, but not as spreadsheets write it: the strict reader has to look at it. */
export class NotPlain extends Error {}
