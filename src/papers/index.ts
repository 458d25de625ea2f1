/** Every paper, by the card whose view it shows and by format. */
import type { Papers } from './paper'

export const papers: Papers = {}
