package health.tarn.search.lucene;

import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchIndex.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an index, checked: what is damaged or of another format is removed, so that what is
 * left can be opened. Files that are none of Lucene's are left alone.
 *
 * @param progress what the last commit says; empty for a new folder
 */
record IndexFolder(Directory directory, Optional<Progress> progress) {

  /** Of the documents; an index of another format is rebuilt. */
  static final String FORMAT = "1";

  private static final String FORMAT_KEY = "tarn.format";
  private static final String STORAGE_KEY = "tarn.storage";
  private static final String T_KEY = "tarn.t";
  private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);

  /** What a commit says of itself. */
  static Map<String, String> commitData(String storageIdentity, long t) {
    return Map.of(FORMAT_KEY, FORMAT, STORAGE_KEY, storageIdentity, T_KEY, Long.toString(t));
  }

  /**
   * @throws SearchException with {@link SearchError#IO} if the folder cannot be used at all
   */
  static IndexFolder open(Path folder, long checkBytes) {
    return Failure.translate(
        "open its folder",
        () -> {
          Files.createDirectories(folder);
          Directory directory = new MMapDirectory(folder);
          boolean usable = false;
          try {
            requireUnlocked(directory);
            IndexFolder opened = new IndexFolder(directory, checked(directory, checkBytes));
            usable = true;
            return opened;
          } finally {
            if (!usable) {
              directory.close();
            }
          }
        });
  }

  /** Fails if another process has the index open, whose files must not be judged or removed. */
  private static void requireUnlocked(Directory directory) throws IOException {
    try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
    }
  }

  private static Optional<Progress> checked(Directory directory, long checkBytes)
      throws IOException {
    if (files(directory).isEmpty()) {
      return Optional.empty();
    }
    try {
      SegmentInfos commit = readCommit(directory, checkBytes);
      if (FORMAT.equals(commit.getUserData().get(FORMAT_KEY))) {
        return progress(commit.getUserData());
      }
      log.info("The search index is of another format and will be rebuilt");
    } catch (IOException | RuntimeException e) {
      // Lucene throws anything on damaged files, and all of it means the same here.
      log.warn("The search index is damaged and will be rebuilt", e);
    }
    for (String file : files(directory)) {
      directory.deleteFile(file);
    }
    return Optional.empty();
  }

  private static Optional<Progress> progress(Map<String, String> data) {
    long t = Long.parseLong(data.getOrDefault(T_KEY, "0"));
    String storage = data.get(STORAGE_KEY);
    return t > 0 && storage != null ? Optional.of(new Progress(storage, t)) : Optional.empty();
  }

  private static SegmentInfos readCommit(Directory directory, long checkBytes) throws IOException {
    SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
    Map<String, Long> sizes = new TreeMap<>();
    for (String file : commit.files(true)) {
      sizes.put(file, directory.fileLength(file));
    }
    List<String> smallestFirst =
        sizes.keySet().stream().sorted(Comparator.comparing(sizes::get)).toList();
    long left = checkBytes;
    for (String file : smallestFirst) {
      left -= sizes.getOrDefault(file, 0L);
      try (IndexInput input = directory.openInput(file, IOContext.READONCE)) {
        if (left >= 0) {
          CodecUtil.checksumEntireFile(input);
        } else {
          CodecUtil.retrieveChecksum(input);
        }
      }
    }
    return commit;
  }

  private static List<String> files(Directory directory) throws IOException {
    return List.of(directory.listAll()).stream().filter(IndexFolder::isLucenes).toList();
  }

  private static boolean isLucenes(String file) {
    return IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()
        || file.startsWith(IndexFileNames.SEGMENTS)
        || file.startsWith(IndexFileNames.PENDING_SEGMENTS);
  }
}
