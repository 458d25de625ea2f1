/** Addresses in Teams that lead to the tab and to the chat with the bot. */
import type { Places } from '../actions/app'

/** The tab of the manifest that opens first; its entity id. */
export const ENTITY = 'passerelle'

interface InTeams {
  /** Id of the Teams app, not of the bot. */
  readonly teamsAppId: string
  readonly botId: string
  readonly publicHost: string
}

/** The same for everybody: Teams knows who presses. Formats: learn.microsoft.com, "Create deep links". */
export const placesInTeams = ({ teamsAppId, botId, publicHost }: InTeams): Places => ({
  tab: (_person, place) => {
    const address = new URL(`https://teams.microsoft.com/l/entity/${teamsAppId}/${ENTITY}`)
    address.searchParams.set('webUrl', `https://${publicHost}/tab#/${place}`)
    address.searchParams.set('label', 'Passerelle')
    address.searchParams.set('context', JSON.stringify({ subEntityId: place }))
    return address.href
  },
  chat: (_person, words) => {
    const address = new URL('https://teams.microsoft.com/l/chat/0/0')
    address.searchParams.set('users', `28:${botId}`)
    if (words !== undefined) address.searchParams.set('message', words)
    return address.href
  },
})
