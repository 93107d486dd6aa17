/** What an error file can be: a .csv always, and a workbook where one had come. */
export const ERROR_FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** `csvKey`: of the .csv beside it. */
export function workbookKey(csvKey: string): string {
  return csvKey.replace(/csv$/, 'xlsx');
}
