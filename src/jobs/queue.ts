/** One thing at a time for each key, in the order asked: turns of a conversation, edits of a card. */
export class Queue {
  private readonly last = new Map<string, Promise<unknown>>()

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key)
    const mine = before ? before.then(work, work) : work()
    this.last.set(key, mine)
    const leave = () => {
      if (this.last.get(key) === mine) this.last.delete(key)
    }
    mine.then(leave, leave)
    return mine
  }
}
