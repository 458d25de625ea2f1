/** How Teams draws cards, near enough to judge them: fonts, colours, spacing and six buttons at most (light theme). */
const tone = (normal: string, subtle = normal) => ({ default: normal, subtle })

const foreground = {
  default: tone('#242424', '#616161'),
  dark: tone('#242424', '#616161'),
  light: tone('#ffffff', '#f0f0f0'),
  accent: tone('#5b5fc7', '#7f85f5'),
  good: tone('#237b4b', '#92c353'),
  warning: tone('#835c00', '#c4a200'),
  attention: tone('#c4314b', '#d74654'),
}

const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors: foreground })

export const hostConfig = {
  fontFamily: '"Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  supportsInteractivity: true,
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: style('#ffffff'),
    emphasis: style('#f0f0f0'),
    accent: style('#e8ebfa'),
    good: style('#e7f2da'),
    warning: style('#fbf6d9'),
    attention: style('#fcf4f6'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { suffix: ' *', suffixColor: 'attention', weight: 'default', size: 'default' },
      optionalInputs: { weight: 'default', size: 'default' },
    },
    errorMessage: { color: 'attention', spacing: 'small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 120 }, value: { wrap: true }, spacing: 12 },
  textStyles: { heading: { size: 'medium', weight: 'bolder' } },
}

export const pageStyle = `
  body { margin: 0; padding: 16px; background: #f5f5f5; font: 14px "Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif }
  main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; padding: 8px; background: #f5f5f5 }
  h1 { font-size: 16px; margin: 8px }
  figure { margin: 0 } figure[hidden] { display: none }
  figcaption { font-size: 11px; color: #616161; margin-bottom: 4px }
  .card { background: #fff; border-radius: 4px; box-shadow: 0 1px 3px rgba(0,0,0,.2); overflow: hidden; box-sizing: border-box }
  .card.wrong { outline: 3px solid #c4314b }
  .ac-pushButton { font: 600 14px "Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif; padding: 5px 12px; min-height: 32px;
    border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424 }
  .ac-pushButton.style-positive, .ac-pushButton.primary { background: #5b5fc7; border-color: #5b5fc7; color: #fff }
  .ac-pushButton.style-destructive { color: #c4314b; border-color: #c4314b }
  .ac-actionSet { flex-wrap: wrap; gap: 8px }
  .ac-actionSet > div[style*="width"] { display: none }
  .ac-input { font: inherit; border: 1px solid #d1d1d1; border-radius: 4px; padding: 6px 8px; width: 100%; box-sizing: border-box; background: #fff }
  .ac-input-container, .ac-choiceSetInput-multiSelect, .ac-choiceSetInput-expanded { border: 0; padding: 0 }
  .ac-choiceSetInput-multiSelect, .ac-choiceSetInput-expanded { border: 0 !important; padding: 0 !important }
  .ac-choiceSetInput-multiSelect > div, .ac-choiceSetInput-expanded > div { margin: 4px 0 }
  textarea.ac-input { min-height: 64px; resize: vertical }
`
