/** How many of the changes that a release leaves behind or reverts are named where one asks what one loses; more have a section of their own. */
export const lostNamed = 6;
