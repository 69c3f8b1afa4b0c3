/** A clock that is further off than this, ahead or behind, is an alarm: the order of decisions depends on clocks. */
export const mostSkewMs = 5000;
