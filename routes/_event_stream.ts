/** The headers of a stream of server-sent events. */
export const EVENT_STREAM = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // Nobody in between may gather up what is to arrive at once.
  "x-accel-buffering": "no",
};
/** Places become free when a page goes away: soon. In seconds. */
export const STREAM_RETRY_AFTER = 5;
