/**
 * The whole life of a dossier as one table: `[from][move] -> to`. Source: the protocol ("Description de la procédure",
 * "L'accompagnement social adapté") and the partners' rules built on it. docs/workflow.md is generated from here.
 */
import { Refused } from './refused'

/** Where a dossier stands. */
export const stages = [
  'siao',
  'incomplete',
  'evaluation',
  'elsewhere',
  'ready',
  'agenda',
  'refused',
  'provider',
  'mandated',
  'accepted',
  'window',
  'allocated',
  'housed',
  'interrupted',
  'ended',
  'exited',
  'withdrawn',
  'erased',
] as const
export type Stage = (typeof stages)[number]

/** What moves a dossier from one stage to another. */
export const moves = [
  'name-evaluator',
  'return-diagnosis',
  'complete',
  'orient-here',
  'adjourn-orientation',
  'orient-elsewhere',
  'reconsider',
  'put-on-agenda',
  'take-off-agenda',
  'adjourn',
  'refuse',
  'integrate',
  'ask-provider',
  'accept-mandate',
  'decline-mandate',
  'put-in-place',
  'resume',
  'allocate',
  'cancel-allocation',
  'cancel-start',
  'interrupt',
  'annul-interruption',
  'count-again',
  'enter',
  'end-support',
  'reactivate',
  'exit',
  'withdraw',
  'erase',
] as const
export type Move = (typeof moves)[number]

type Row = Partial<Record<Move, Stage>>

export const workflow: Readonly<Record<Stage, Row>> = {
  siao: {
    'name-evaluator': 'evaluation',
    'return-diagnosis': 'incomplete',
    'orient-here': 'ready',
    'adjourn-orientation': 'siao',
    'orient-elsewhere': 'elsewhere',
    withdraw: 'withdrawn',
    erase: 'erased',
  },
  incomplete: { complete: 'siao', withdraw: 'withdrawn', erase: 'erased' },
  evaluation: { complete: 'siao', withdraw: 'withdrawn', erase: 'erased' },
  elsewhere: { reconsider: 'siao', erase: 'erased' },
  ready: {
    'put-on-agenda': 'agenda',
    // Only where its window was interrupted and the commission takes it up again.
    'annul-interruption': 'allocated',
    withdraw: 'withdrawn',
    erase: 'erased',
  },
  agenda: {
    'take-off-agenda': 'ready',
    adjourn: 'ready',
    refuse: 'refused',
    integrate: 'mandated',
    // As before the agenda: the CAL's day counts, its round falls and its line goes.
    'annul-interruption': 'allocated',
    withdraw: 'withdrawn',
  },
  refused: { reconsider: 'ready', erase: 'erased' },
  provider: { 'ask-provider': 'mandated', exit: 'exited' },
  mandated: { 'accept-mandate': 'accepted', 'decline-mandate': 'provider', exit: 'exited' },
  // A household that has its home already needs no window when its measure is reactivated.
  accepted: { 'put-in-place': 'window', resume: 'housed', allocate: 'allocated', exit: 'exited' },
  window: { allocate: 'allocated', interrupt: 'interrupted', exit: 'exited' },
  // A measure that began with the allocation, without a window, falls with it: it waits to be put in place again.
  allocated: {
    'cancel-allocation': 'window',
    'cancel-start': 'accepted',
    enter: 'housed',
    exit: 'exited',
  },
  housed: { 'end-support': 'ended', exit: 'exited' },
  interrupted: {
    'annul-interruption': 'allocated',
    // The day of its measure was mistyped: by the right one the window still runs.
    'count-again': 'window',
    reactivate: 'ready',
    exit: 'exited',
    erase: 'erased',
  },
  ended: { reactivate: 'ready', exit: 'exited', erase: 'erased' },
  exited: { reactivate: 'ready', erase: 'erased' },
  withdrawn: { reconsider: 'siao', erase: 'erased' },
  erased: {},
}

/** Stages in which a household takes one of the programme's places (integrated, and not ended or interrupted). */
export const supported: readonly Stage[] = [
  'provider',
  'mandated',
  'accepted',
  'window',
  'allocated',
  'housed',
]

/** Stages before the commission has decided. */
export const undecided: readonly Stage[] = ['siao', 'incomplete', 'evaluation', 'ready', 'agenda']

/** Stages in which nothing more is expected of anybody, unless the dossier is taken up again. */
export const over: readonly Stage[] = ['elsewhere', 'refused', 'ended', 'exited', 'withdrawn', 'erased']

/** Stages in which a measure runs, and with it the passeport. */
export const measured: readonly Stage[] = ['window', 'allocated', 'housed']

/** The stage that a move leads to; refused when the dossier has moved on and the move is no longer possible. */
export const next = (from: Stage, move: Move): Stage => {
  const to = workflow[from][move]
  if (!to) throw new Refused('moved-on', { stage: from })
  return to
}

export const isPossible = (from: Stage, move: Move): boolean => workflow[from][move] !== undefined
