/** What the tab shows, as plain values: like views, but lists and figures that no card could hold. */
import type { DossiersBoard } from './boardDossiers'
import type { HomeBoard } from './boardHome'
import type { MeBoard } from './boardMe'
import type { SessionsBoard } from './boardSessions'
import type { WindowsBoard } from './boardWindows'

export interface Boards {
  me: MeBoard
  home: HomeBoard
  dossiers: DossiersBoard
  windows: WindowsBoard
  sessions: SessionsBoard
}
export type BoardName = keyof Boards

export type Board = {
  [N in BoardName]: { readonly board: N; readonly data: Boards[N] }
}[BoardName]

/** Builds a board. */
export const boardOf = <N extends BoardName>(board: N, data: Boards[N]): Board => ({ board, data }) as Board
