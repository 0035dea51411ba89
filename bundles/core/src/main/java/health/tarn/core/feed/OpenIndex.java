package health.tarn.core.feed;

/** A search index that is open, and where it lies. */
record OpenIndex(IndexFolders.Place place, IndexFollower follower) {}
