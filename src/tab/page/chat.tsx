/** The way back to the chat with the bot, where things are done. */
import { Button } from '@fluentui/react-components'
import { ChatRegular } from '@fluentui/react-icons/svg/chat'
import type { ReactNode } from 'react'
import { useAround } from './around'

/** `words`: what one may want to write there; put ready in Teams. */
export const ChatButton = ({
  words,
  children,
}: {
  readonly words?: string
  readonly children: ReactNode
}) => {
  const { chat, open } = useAround()
  if (chat === undefined) return null
  const address = new URL(chat)
  if (words !== undefined) address.searchParams.set('message', words)
  return (
    <Button icon={<ChatRegular />} onClick={() => open(address.href)}>
      {children}
    </Button>
  )
}
