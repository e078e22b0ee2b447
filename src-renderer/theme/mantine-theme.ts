import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** From the lightest to the darkest; 5 is the accent of tokens.css. */
const ember: MantineColorsTuple = [
  '#fff2ea',
  '#ffe2d1',
  '#ffc7a8',
  '#ffaf82',
  '#ff9b64',
  '#ff8a4c',
  '#f27a3a',
  '#d9662a',
  '#b8531f',
  '#913f15',
];

/** Mantine's ladder for dark pages, filled with the surfaces of tokens.css: text, quiet text, hairlines, surfaces, ground. */
const night: MantineColorsTuple = [
  '#eaeef3',
  '#c3ccd6',
  '#92a0b1',
  '#5d6a7a',
  '#2b3440',
  '#242c37',
  '#1b212a',
  '#14181f',
  '#0d0f13',
  '#08090c',
];

export const theme = createTheme({
  colors: { ember, dark: night },
  primaryColor: 'ember',
  primaryShade: 5,
  autoContrast: true,
  black: '#1b1006',
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 'md',
  radius: { md: '9px' },
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { centered: true, shadow: 'none', transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, withArrow: false } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right' } },
  },
});

/** Mantine's own names for what tokens.css defines. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {},
  dark: {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-default': 'var(--surface-2)',
    '--mantine-color-default-hover': 'var(--surface-3)',
    '--mantine-color-default-border': 'var(--hairline)',
  },
});
