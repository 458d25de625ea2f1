/** What inputs of cards send, parsed. */
import { z } from 'zod'

/** An empty input of a card is no answer. */
export const orEmpty = <S extends z.ZodType>(schema: S) =>
  z
    .literal('')
    .transform(() => undefined)
    .or(schema)
    .optional()
