import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core';

/** The brand's blue-green. Eight and seven carry white text at 4.5:1 and better. */
const petrol: MantineColorsTuple = [
  '#eef7f8',
  '#d8ebee',
  '#b0d7dd',
  '#83c1ca',
  '#59aab6',
  '#35919f',
  '#1f7c8b',
  '#136776',
  '#0a5361',
  '#053e4a',
];

/** The booked slot of the mark; for a touch of warmth, never for text. */
const marigold: MantineColorsTuple = [
  '#fff6e5',
  '#ffe9c6',
  '#fed28c',
  '#fbbb53',
  '#f4a62a',
  '#df8f12',
  '#b9720a',
  '#925808',
  '#6f4307',
  '#513004',
];

const gray: MantineColorsTuple = [
  '#f5f8f8',
  '#ebf0f1',
  '#dde5e7',
  '#cbd5d8',
  '#a9b6ba',
  '#87969b',
  '#67777c',
  '#4a595e',
  '#324045',
  '#1c272b',
];

const dark: MantineColorsTuple = [
  '#dbe5e7',
  '#b3c3c7',
  '#8fa2a7',
  '#61757b',
  '#36494f',
  '#27383d',
  '#1b2a2e',
  '#132023',
  '#0d1719',
  '#080f11',
];

const text = `'IBM Plex Sans Variable', 'IBM Plex Sans Arabic', 'IBM Plex Sans Devanagari', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif`;

/** The head of a dialog is no banner: the page has one, and one is all there may be. */
const headless = { header: { role: 'presentation' } };

/** The head of a dialog is a heading, and looks it. */
const dialogTitle = { fontFamily: 'var(--mantine-font-family-headings)', fontSize: rem(17), fontWeight: 620 };

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol, marigold, gray, dark },
  white: '#ffffff',
  black: '#15201f',
  fontFamily: text,
  fontFamilyMonospace: `ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace`,
  headings: {
    fontFamily: `'Bricolage Grotesque Variable', ${text}`,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: rem(26), lineHeight: '1.25' },
      h2: { fontSize: rem(20), lineHeight: '1.3' },
      h3: { fontSize: rem(17), lineHeight: '1.35' },
      h4: { fontSize: rem(15), lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: rem(12.5), sm: rem(14), md: rem(15), lg: rem(17), xl: rem(20) },
  defaultRadius: 'md',
  radius: { xs: rem(3), sm: rem(5), md: rem(8), lg: rem(12), xl: rem(20) },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Badge: { defaultProps: { tt: 'none', fw: 600 } },
    Modal: {
      defaultProps: { attributes: headless, centered: true, overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: dialogTitle },
    },
    Drawer: {
      defaultProps: { attributes: headless, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: dialogTitle },
    },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right' } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

/** What Mantine's defaults leave short of WCAG AA, and the surfaces of the frame. */
export const cssVariables: CSSVariablesResolver = (t) => ({
  variables: { '--praxis-slot': t.colors.marigold?.[4] ?? '' },
  light: {
    '--mantine-color-dimmed': t.colors.gray?.[7] ?? '',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-error': t.colors.red?.[8] ?? '',
    '--mantine-color-placeholder': t.colors.gray?.[6] ?? '',
    '--praxis-canvas': t.colors.gray?.[0] ?? '',
    '--praxis-surface': '#ffffff',
    '--praxis-line': t.colors.gray?.[2] ?? '',
    '--praxis-brand-text': t.colors.petrol?.[8] ?? '',
  },
  dark: {
    '--mantine-color-dimmed': t.colors.dark?.[1] ?? '',
    '--mantine-color-error': t.colors.red?.[4] ?? '',
    '--mantine-color-placeholder': t.colors.dark?.[2] ?? '',
    '--praxis-canvas': t.colors.dark?.[8] ?? '',
    '--praxis-surface': t.colors.dark?.[7] ?? '',
    '--praxis-line': t.colors.dark?.[5] ?? '',
    '--praxis-brand-text': t.colors.petrol?.[3] ?? '',
  },
});
