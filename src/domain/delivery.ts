/** What becomes of messages that reach nobody: facts, so that figures tell how many there were on any day. */

/** Everything that is kept of a message beyond its life. Its subject is `messages/<id>`. */
export const messageFactKinds = ['message-failed', 'message-retried'] as const
export type MessageFactKind = (typeof messageFactKinds)[number]
