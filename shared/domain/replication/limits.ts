/** What bounds replication, in one place: all of them are passed in, so that a test can make them small. */

export interface ReplicationLimits {
  /** A message has 64 KiB at the most; this is what events may take of it. */
  readonly messageBytes: number;
  readonly messageEvents: number;
  /** New events wait so long for more of them. */
  readonly batchAfterMs: number;
  /** After a longer time away, others ask for what they miss rather than hear all of it whether they have it or not. */
  readonly backlogEvents: number;
  /** Presence is told again so soon after heads changed, and so often anyway. */
  readonly presenceAfterMs: number;
  readonly presenceEveryMs: number;
  /** Presence was not told for so long: the station is not here, whatever the broker says. */
  readonly awayAfterMs: number;
  /** What others have may be on its way here. */
  readonly graceMs: number;
  /** Nothing came of an answer for so long: another station is asked. */
  readonly timeoutMs: number;
  /** A station that did not give what it has is not asked for it again for so long; doubled each time, up to the most. */
  readonly troubleMs: number;
  readonly troubleMostMs: number;
  /** Events that are asked for in one request, at the same time of one station's log, and requests at the same time. */
  readonly requestEvents: number;
  readonly windowEvents: number;
  readonly requests: number;
  readonly requestsOfOne: number;
  /** Messages with events that came before those that they follow. */
  readonly parked: number;
  /** What is given in one answer; the rest is asked for again. */
  readonly answerEvents: number;
  readonly answers: number;
  readonly answersToOne: number;
  /** The text of one event in pieces. */
  readonly pieceLetters: number;
  readonly pieces: number;
  /** So many events behind, a station asks for the present before it fetches the history. */
  readonly presentFrom: number;
  /** Events of the present that are asked for in one request. */
  readonly presentPage: number;
  /** The list of them is made anew for whoever begins to ask after this time, and kept for so long. */
  readonly presentFreshMs: number;
  readonly presentKeptMs: number;
  /** Each station's clock is asked for so often. */
  readonly clockEveryMs: number;
}

export const replicationLimits: ReplicationLimits = {
  messageBytes: 60_000,
  messageEvents: 200,
  batchAfterMs: 5,
  backlogEvents: 1000,
  presenceAfterMs: 1000,
  presenceEveryMs: 20_000,
  awayAfterMs: 70_000,
  graceMs: 300,
  timeoutMs: 5000,
  troubleMs: 1000,
  troubleMostMs: 30_000,
  requestEvents: 1000,
  windowEvents: 6000,
  requests: 12,
  requestsOfOne: 4,
  parked: 256,
  answerEvents: 2000,
  answers: 64,
  answersToOne: 8,
  pieceLetters: 15_000,
  pieces: 300,
  presentFrom: 5000,
  presentPage: 10_000,
  presentFreshMs: 30_000,
  presentKeptMs: 600_000,
  clockEveryMs: 30_000,
};
