import type { Permission } from './permissions'
import type { Move } from './workflow'

/** Who makes each move of the workflow: those with a permission, or time itself. */
export const movedBy: Readonly<Record<Move, Permission | 'time'>> = {
  'name-evaluator': 'name-evaluator',
  'return-diagnosis': 'examine',
  complete: 'complete',
  'orient-here': 'examine',
  'adjourn-orientation': 'examine',
  'orient-elsewhere': 'examine',
  reconsider: 'reconsider',
  'put-on-agenda': 'set-agenda',
  'take-off-agenda': 'set-agenda',
  adjourn: 'decide',
  refuse: 'decide',
  integrate: 'decide',
  'ask-provider': 'ask-provider',
  'accept-mandate': 'answer-mandate',
  'decline-mandate': 'answer-mandate',
  'put-in-place': 'put-in-place',
  resume: 'put-in-place',
  allocate: 'record-allocation',
  'cancel-allocation': 'cancel-allocation',
  'cancel-start': 'cancel-allocation',
  interrupt: 'time',
  'annul-interruption': 'record-allocation',
  enter: 'enter',
  'end-support': 'end-support',
  reactivate: 'reactivate',
  exit: 'exit',
  withdraw: 'withdraw',
  erase: 'time',
}
