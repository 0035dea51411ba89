package health.tarn.spi.storage;

/** What went wrong, as far as a caller has to act differently. */
public enum StorageError {
  /** A change's expectation does not hold; nothing was changed. */
  EXPECTATION,
  /** A watched condition was touched since; nothing was changed: search again. */
  TOUCHED,
  /** The batch names a key twice; nothing was changed. */
  DUPLICATE_KEY,
  /** The batch breaks another rule of the SPI; nothing was changed. */
  INVALID,
  /** No space is left; nothing was changed. */
  FULL,
  /** The disk failed; nothing was changed. */
  IO,
  /** It may or may not have been committed; open the storage again to see. */
  UNKNOWN_OUTCOME,
  /** Another process has the folder open. */
  IN_USE,
  /** Another engine or a newer version wrote the folder. */
  FORMAT,
  /** The files contradict themselves. */
  CORRUPT,
  /** The storage was closed. */
  CLOSED
}
