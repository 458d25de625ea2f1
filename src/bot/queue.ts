/** One turn at a time in a conversation: what a person does is answered in the order in which they did it. */
export class Queue {
  private readonly last = new Map<string, Promise<unknown>>()

  run<T>(conversation: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(conversation)
    const mine = before ? before.then(work, work) : work()
    this.last.set(conversation, mine)
    const leave = () => {
      if (this.last.get(conversation) === mine) this.last.delete(conversation)
    }
    mine.then(leave, leave)
    return mine
  }
}
