import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The console's blue, from a wash to what stands on paper. */
const brand: MantineColorsTuple = ['#ebf7fd', '#d1edfb', '#b0e0f8', '#7bd0f9', '#46b5e4', '#0099cb', '#007dac', '#006590', '#005984', '#004264'];

export const theme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: 'var(--text)',
  fontFamilyMonospace: 'var(--code)',
  headings: { fontFamily: 'var(--display)' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
