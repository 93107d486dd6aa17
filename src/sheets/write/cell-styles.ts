/** Which entry of {@link stylesXml} each kind of cell has. */
export const STYLE = { plain: 0, heading: 1, instant: 2, day: 3, title: 4, money: [5, 6, 7, 8] } as const;

const MONEY_FORMATS = ['#,##0', '#,##0.0', '#,##0.00', '#,##0.000'];
const FIRST_OWN_FORMAT = 164;

const formats = ['yyyy\\-mm\\-dd\\ hh:mm:ss', 'yyyy\\-mm\\-dd', ...MONEY_FORMATS].map((code, at) => ({ id: FIRST_OWN_FORMAT + at, code }));

const cell = (format: number, font = 0, fill = 0) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${format > 0 ? ' applyNumberFormat="1"' : ''}${font > 0 ? ' applyFont="1"' : ''}${fill > 0 ? ' applyFill="1"' : ''}/>`;

const cells = [cell(0), cell(0, 1, 2), cell(formats[0]!.id), cell(formats[1]!.id), cell(0, 1), ...formats.slice(2).map(({ id }) => cell(id))];

/** The style of an amount with so many decimal places. */
export function moneyStyle(places: number): number {
  return STYLE.money[places] ?? STYLE.money[2];
}

/** The two fills before ours are Excel's own, whatever stands there. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
