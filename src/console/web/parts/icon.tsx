/** Outlines on a grid of 24, drawn with one pen. */
const PATHS = {
  gauge: 'M4 17a8 8 0 1 1 16 0M12 17l4-6',
  letter: 'M4 6h16v12H4zM4 7l8 6 8-6',
  gift: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-5 0-5-4-2.5-4S12 7 12 7s0-4 2.5-4S17 7 12 7',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5M16 4.5a3.5 3.5 0 0 1 0 6.5M18 15c2.2.700 3.5 2.5 3.5 5',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  flag: 'M6 21V4M6 4h12l-2.5 4L18 12H6',
  queues: 'M4 6h10M4 12h16M4 18h7',
  layers: 'M12 3l9 5-9 5-9-5zM3 13l9 5 9-5',
  cylinder: 'M5 6c0-1.7 3-3 7-3s7 1.3 7 3-3 3-7 3-7-1.3-7-3zM5 6v12c0 1.7 3 3 7 3s7-1.3 7-3V6M5 12c0 1.7 3 3 7 3s7-1.3 7-3',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11',
  sum: 'M17 5H7l6 7-6 7h10',
  refresh: 'M19 7v5h-5M5 17v-5h5M18 12a6.5 6.5 0 0 0-11-4.5L5 12M6 12a6.5 6.5 0 0 0 11 4.5l2-4.5',
  tray: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  download: 'M12 4v11M8 11l4 4 4-4M4 19h16',
  upload: 'M12 15V4M8 8l4-4 4 4M4 19h16',
  sheet: 'M5 4h14v16H5zM5 9h14M5 14h14M11 9v11',
  menu: 'M4 7h16M4 12h16M4 17h16',
  moon: 'M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M9 6l6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l10 7-10 7z',
  key: 'M8.5 19a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 11.5L20 3.500M17 6.500l3 3M14.500 9l2 2',
  brush: 'M4 20c3.500.500 6-.500 6-3.500a2.500 2.500 0 0 0-5 0c0 1.500 0 2.500-1 3.500zM9.500 14.500L19 4l1.500 1.500-9.500 10.500',
  tag: 'M4 4h8l8 8-8 8-8-8zM8.500 8.500v.01',
  hook: 'M5 12h9M11 8l4 4-4 4M19 4v16',
  back: 'M14 6l-6 6 6 6',
} as const;

export type IconName = keyof typeof PATHS;

/** Never the only thing that says what it stands beside: readers of the screen are told the words. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
